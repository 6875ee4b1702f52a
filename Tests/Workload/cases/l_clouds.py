"""boto3, earthaccess, h5coro."""

# The services whose clients the default rules keep (design.md, section 4).
SERVICES = (
    "s3 s3control sts sso sso-oidc signin dynamodb sqs sns lambda events logs cloudwatch secretsmanager ssm kms iam "
    "ec2 ecr ecs batch stepfunctions athena glue kinesis firehose rds rds-data redshift-data opensearch "
    "sagemaker-runtime bedrock-runtime cognito-idp apigateway"
).split()


def case_boto3(work):
    """Presigned URLs, clients of every kept service, resources, paginators, waiters, a local S3, stubs, errors."""
    import io

    import boto3
    import botocore.exceptions
    import botocore.stub
    from boto3.dynamodb.conditions import Attr, Key
    from boto3.dynamodb.types import TypeDeserializer, TypeSerializer
    from botocore.config import Config

    import servers

    session = boto3.Session(aws_access_key_id="key", aws_secret_access_key="secret", region_name="us-west-2")
    s3 = session.client("s3", config=Config(signature_version="s3v4"))
    url = s3.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k ey"}, ExpiresIn=60)
    assert url.startswith("https://s3.amazonaws.com/b/") and "X-Amz-Signature=" in url and "k%20ey" in url, url
    post = s3.generate_presigned_post("b", "k", Conditions=[["content-length-range", 0, 9]])
    assert "policy" in post["fields"] and "partition" not in session.get_partition_for_region("us-west-2")
    for service in SERVICES:
        client = session.client(service)
        assert client.meta.service_model.operation_names and client.meta.endpoint_url.startswith("https://"), service
        for name in list(client.waiter_names)[:2]:
            assert client.get_waiter(name).config.max_attempts > 0
        paginated = [name for name in client.meta.method_to_api_mapping if client.can_paginate(name)]
        for name in paginated[:2]:
            assert client.get_paginator(name) is not None, (service, name)
    assert s3.get_paginator("list_objects_v2") and s3.get_waiter("object_exists")
    assert "us-west-2" in session.get_available_regions("s3") and {"s3", "lambda", "sts"} <= set(
        session.get_available_services()
    )
    for service in session.get_available_resources():
        if service in SERVICES:
            assert session.resource(service).meta.service_name == service
    assert TypeDeserializer().deserialize(TypeSerializer().serialize({"a": [1, "b"]}))["a"][1] == "b"
    assert Key("k").eq(1) & Attr("a").begins_with("x") is not None
    with botocore.stub.Stubber(session.client("sts")) as stub:
        stub.add_response("get_caller_identity", {"Account": "1", "Arn": "arn:aws:iam::1:user/u", "UserId": "u"})
        assert stub.client.get_caller_identity()["Account"] == "1"
        stub.add_client_error("get_caller_identity", "ExpiredToken")
        try:
            stub.client.get_caller_identity()
        except botocore.exceptions.ClientError as error:
            assert error.response["Error"]["Code"] == "ExpiredToken"
    try:
        s3.put_object(Bucket="b", Body=3)
    except botocore.exceptions.ParamValidationError as error:
        assert "Key" in str(error)
    objects = {}
    with servers.serving(objects) as address:
        local = session.client("s3", endpoint_url=address, config=Config(s3={"addressing_style": "path"}))
        local.put_object(Bucket="b", Key="x", Body=b"body")
        local.upload_fileobj(io.BytesIO(b"up" * 1000), "b", "y")
        target = io.BytesIO()
        local.download_fileobj("b", "y", target)
        assert target.getvalue() == b"up" * 1000 and objects["/b/x"] == b"body"
        keys = [
            row["Key"]
            for page in local.get_paginator("list_objects_v2").paginate(Bucket="b")
            for row in page["Contents"]
        ]
        assert keys == ["x", "y"] and session.resource("s3", endpoint_url=address).Object("b", "x").content_length == 4
        local.get_waiter("object_exists").wait(Bucket="b", Key="x")


def case_earthaccess(work):
    """Queries, sessions, stores, results, formatting, all without a network."""
    import earthaccess
    import requests
    from earthaccess.results import DataGranule

    query = earthaccess.granule_query().short_name("ATL06").version("006").bounding_box(-46, 68, -45, 69)
    query = query.temporal("2020-01-01", "2020-02-01")
    url = query._build_url()
    assert "short_name" in url and "bounding_box" in url and "2020-01-01" in url
    collections = earthaccess.collection_query().keyword("ice").cloud_hosted(True).provider("NSIDC_CPRD")
    assert "keyword=ice" in collections._build_url() and earthaccess.DataServices is not None
    polygon = earthaccess.granule_query().short_name("X").polygon([(0, 0), (1, 0), (1, 1), (0, 0)])
    assert "polygon" in polygon._build_url()
    granule = DataGranule(
        {
            "meta": {"concept-id": "G1-X", "collection-concept-id": "C1-X", "provider-id": "NSIDC_CPRD"},
            "umm": {
                "GranuleUR": "a.h5",
                "DataGranule": {
                    "ArchiveAndDistributionInformation": [
                        {"Name": "a.h5", "SizeInBytes": 1048576, "Size": 1.0, "SizeUnit": "MB"}
                    ]
                },
                "RelatedUrls": [
                    {"URL": "https://example.invalid/a.h5", "Type": "GET DATA"},
                    {"URL": "s3://bucket/a.h5", "Type": "GET DATA VIA DIRECT ACCESS"},
                ],
                "SpatialExtent": {},
                "TemporalExtent": {},
                "CollectionReference": {"ShortName": "ATL06", "Version": "006"},
            },
        },
        cloud_hosted=True,
    )
    assert granule.data_links(access="direct") == ["s3://bucket/a.h5"] and granule["umm"]["GranuleUR"] == "a.h5"
    # A method before earthaccess 0.18, a property since.
    assert (granule.size() if callable(granule.size) else granule.size) == 1
    session = earthaccess.auth.SessionWithHeaderRedirection("urs.example.invalid", ("user", "word"))
    assert isinstance(session, requests.Session) and session.hooks["response"]
    assert earthaccess.__version__ and not earthaccess.Auth().authenticated and earthaccess.PROD != earthaccess.UAT
    try:
        earthaccess.login(strategy="environment")
    except Exception as error:
        assert "EARTHDATA" in str(error) or "no network" in str(error), repr(error)
    from earthaccess.store import EarthAccessFile, Store

    assert Store and EarthAccessFile and earthaccess.daac.find_provider("NSIDC", True)


def case_h5coro(work):
    """Datasets, chunks, slices, groups and attributes of an HDF5 file, from disk and over HTTP."""
    import pathlib

    import h5coro
    import numpy as np
    from h5coro import filedriver, h5view, s3driver, webdriver

    import servers

    sample = pathlib.Path(servers.__file__).parent / "data" / "sample.h5"
    with servers.serving({"/sample.h5": sample.read_bytes()}) as address:
        for driver, resource in ((filedriver.FileDriver, str(sample)), (webdriver.HTTPDriver, address + "/sample.h5")):
            file = h5coro.H5Coro(resource, driver, credentials={})
            read = file.readDatasets(["/plain", "chunked", "/track/h", "/track/n"])
            assert read["plain"].tolist() == np.arange(20.0).reshape(4, 5).tolist()
            assert np.array_equal(read["chunked"], np.arange(240).reshape(12, 20)) and read["track/n"].sum() == 45
            part = file.readDatasets([{"dataset": "chunked", "hyperslice": [[5, 9], [0, 10]]}], block=False)
            assert np.array_equal(part["chunked"], np.arange(240).reshape(12, 20)[5:9, :10])
            variables, _, groups = file.list("/track")
            assert variables["h"]["units"] == "m" and variables["h"]["scale"] == 2.5 and not groups
            assert file.list("/")[2].keys() == {"track"}
            view = h5view.H5View(file.readDatasets(["/track/h", "/track/n"]))
            assert view["track"]["n"].sum() == 45 and "track" in str(view)
    assert (
        s3driver.S3Driver(
            "bucket/key", {"aws_access_key_id": "k", "aws_secret_access_key": "s", "aws_session_token": "t"}
        )
        is not None
    )
    assert h5coro.__version__ and h5coro.H5Promise is not None
