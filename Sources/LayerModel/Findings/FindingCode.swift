/// The identifiers of findings. A number, once given, keeps its meaning; the hundreds follow the groups of checks.
public enum FindingCode: String, Sendable, Hashable, CaseIterable {
    // 1: limits
    case unzippedLimit = "LS101"
    case directUpload = "LS102"
    case ownLimit = "LS103"
    // 2: ELF files
    case targetContradicted = "LS200"
    case unreadableELF = "LS201"
    case wrongMachine = "LS202"
    case segmentNotCongruent = "LS203"
    case segmentOutsideFile = "LS204"
    case segmentAlignment = "LS205"
    case smallPages = "LS206"
    case stripPutBack = "LS210"
    case noStripTool = "LS211"
    // 3: symbol versions
    case newerGlibc = "LS301"
    case newerLibstdcxx = "LS302"
    case libraryVersion = "LS303"
    // 4: native closure
    case missingLibrary = "LS401"
    case foreignExtension = "LS402"
    case orphanLibrary = "LS403"
    case equalFiles = "LS404"
    case sameSoname = "LS405"
    case sameLibrary = "LS406"
    case openedByName = "LS407"
    case nameOnlyLibrary = "LS408"
    // 5: imports
    case requiredModule = "LS510"
    case requiredFile = "LS511"
    // 61, 62: what code asks for by name
    case dataFileGone = "LS610"
    case serviceGone = "LS620"
    case probeFailed = "LS520"
    // 6: metadata
    case recordDisagrees = "LS601"
    case recordEscapes = "LS602"
    case recordMissing = "LS603"
    case metadataBroken = "LS604"
    case requirementMissing = "LS605"
    case requirementConflict = "LS606"
    case requirementCycle = "LS607"
    case outsideClosure = "LS608"
    case requirementUnreadable = "LS609"
    case sharedFiles = "LS612"
    case metadataGone = "LS613"
    case entryPointsGone = "LS614"
    // 7: layout
    case unusualFile = "LS701"
    case escapingLink = "LS702"
    case runtimeBrings = "LS703"
    case builderPath = "LS704"
    case staleBytecode = "LS705"
    case startupCode = "LS706"
    case editable = "LS707"
    case collidingNames = "LS708"
    case unreadableMode = "LS709"
    case noPythonFolder = "LS710"
    // 8: licences
    case noLicence = "LS802"
    // 9: rules
    case unusedAccept = "LS901"
    case unusedRule = "LS902"
    case keptNeedsRemoved = "LS903"
}
