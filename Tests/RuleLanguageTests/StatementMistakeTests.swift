import Testing

/// Mistakes in single statements: what is marked is what the carets stand under.
@Suite struct StatementMistakeTests {
    @Test func `a remove that names nothing, or two sorts of things`() {
        expectMessages(#"remove«» because "x""#, "missing-subject")
        expectMessages(#"remove "a/**" «numpy» because "x""#, "mixed-subjects")
        expectMessages(#"remove numpy «"a/**"» because "x""#, "mixed-subjects")
        expectMessages(#"remove «numpy,» pandas because "x""#, "not-a-name")
        expectMessages(#"remove «orphan» because "x""#, "unknown-subject")
        expectMessages(#"remove orphan libraries «now» because "x""#, "extra-word")
        expectMessages(#"remove provided-by«» because "x""#, "missing-subject")
        expectMessages(#"remove provided-by «lambda» because "x""#, "unknown-subject")
        expectMessages(#"«remove» "a/**""#, "no-reason")
    }

    @Test func `a glob that names a folder`() {
        expectMessages(#"keep «"tests"»"#, "names-folder")
        expectMessages(#"keep "a«/»""#, "names-folder")
        expectMessages(#"keep «"**/tests"»"#, "names-folder")
        expectMessages(#"keep «"*.dist-info"»"#, "names-folder")
        expectMessages(#"keep "LICENSE" "a/CITATION" "six.py" "**/test*" "bin/f2py""#)
    }

    @Test func `a faulty glob is marked inside of its string`() {
        expectMessages(#"keep "a/«[»b""#, "glob")
        expectMessages(#"keep "a\"b/«[»b""#, "glob")
        expectMessages(#"keep "a\"b/[«\"-!»]""#, "glob")
        expectMessages(#"keep "«/»a/**""#, "glob")
        expectMessages(#"keep "a/«..»/b.py""#, "glob")
        expectMessages(#"keep "a/«**»b""#, "glob")
        expectMessages(#"keep "«python/»a.py""#, "site-root")
    }

    @Test func `a keep of what is no file`() {
        expectMessages("keep «numpy»", "not-a-glob")
        expectMessages("keep«»", "missing-glob")
        expectMessages("keep metadata «licenses» RECORD", "unknown-metadata")
        expectMessages("strip nothing«»", "missing-glob")
    }

    @Test func `a require or an accept of what cannot be`() {
        expectMessages("require «numpy.linalg»", "unknown-subject")
        expectMessages("require«»", "missing-glob")
        expectMessages("require module«»", "missing-name")
        expectMessages(#"require module a «b,» «"c"»"#, "not-a-name", "not-a-name")
        expectMessages("require module «2d» «e..f» f_2.g", "not-a-name", "not-a-name")
        expectMessages(#"accept«» because "x""#, "missing-finding")
        expectMessages(#"accept «LS5011» because "x""#, "missing-finding")
        expectMessages(#"accept LS501 LS502 "a«[»" because "x""#, "glob")
        expectMessages(#"«accept» LS501 "a/**""#, "no-reason")
    }

    @Test func `a when without a distribution or a version`() {
        expectMessages(#"keep "a.py" «when» <2"#, "no-distribution")
        expectMessages(#"keep "a.py" when numpy«»"#, "missing-version")
        expectMessages(#"keep "a.py" when «"<2"»"#, "not-a-version")
        expectMessages(#"keep "a.py" when numpy «»2.3"#, "not-a-version")
        expectMessages("package a b\n  keep \"a.py\" «when» <2\nend", "no-distribution")
        expectMessages("package a b\n  keep \"a.py\" when b <2\nend")
        expectMessages("package a\n  keep \"a.py\" when >=2.2«<»2.3\nend", "not-a-version")
        expectMessages("package a\n  keep \"a.py\" when\n    >=2.2,\n    <2«x»\nend", "not-a-version")
    }

    @Test func `a clause that is misspelt, misplaced or there twice`() {
        expectMessages(#"remove "a.py" «becuase» "x""#, "unknown-clause")
        expectMessages(#"remove "a.py" because "x" «exept» "b.py""#, "unknown-clause")
        expectMessages("package a\n  keep \"a.py\" «whne» <2\nend", "unknown-clause")
        expectMessages(#"require "a.py" «loses» "x""#, "misplaced-clause")
        expectMessages(#"keep "a.py" because "x" «because» "y""#, "repeated-clause")
        expectMessages(#"keep "a.py" because«»"#, "missing-text")
        expectMessages(#"keep "a.py" because «""»"#, "missing-text")
        expectMessages(#"keep "a.py" because «why»"#, "not-a-string")
        expectMessages(#"keep "a.py" as«» because "x""#, "missing-name")
        expectMessages(#"keep "a.py" as «"b"»"#, "not-a-name")
        expectMessages(#"package a «when» <2"# + "\nend", "misplaced-clause")
    }

    @Test func `a setting without a value, with two, or twice`() {
        expectMessages("target«»", "missing-value")
        expectMessages("target «python3.12-aarch64»", "not-a-target")
        expectMessages("target «3.12»", "not-a-target")
        expectMessages("target python3.13-x86_64 «x»", "extra-word")
        expectMessages("tree «build/python»", "not-a-string")
        expectMessages("output \"a\"\n«output» \"b\"", "repeated-setting")
    }
}
