public import PythonPackages

extension DependencyGraph {
    /// Follows the requirements of `distributions` as pip would inside the target (PEP 508, PEP 440, PEP 503).
    ///
    /// - Parameters:
    ///   - requirements: the lines that the layer was built from, with the file's name; nil to take pip's REQUESTED
    ///     markers, and where there are none the source components of the graph.
    public init(
        distributions: [Distribution], environment: MarkerEnvironment,
        requirements: (file: String, lines: [String])? = nil
    ) {
        var builder = GraphBuilder(distributions: distributions, environment: environment)
        for node in distributions.indices { builder.addRequirements(of: node) }
        let requested = distributions.indices.filter { distributions[$0].isRequested }
        if let requirements {
            rootSource = .requirements(file: requirements.file)
            roots = builder.roots(from: requirements.lines)
        } else if !requested.isEmpty {
            rootSource = .requested
            roots = requested
        } else {
            rootSource = .sourceComponents
            roots = Self.sources(of: builder.successors, among: Set(distributions.indices))
        }
        let successors = builder.successors
        edges = builder.edges
        problems = builder.problems
        cycles = stronglyConnectedComponents(successors).filter { $0.count > 1 }.sorted { $0[0] < $1[0] }

        var seen = Set(roots)
        var stack = roots
        while let node = stack.popLast() {
            for target in successors[node] where seen.insert(target).inserted { stack.append(target) }
        }
        outside = distributions.indices.filter { !seen.contains($0) }
    }
}

/// Collects edges and problems while requirements are read.
private struct GraphBuilder {
    let environment: MarkerEnvironment
    let distributions: [Distribution]
    let index: [NormalizedName: Int]
    var edges: [[DependencyGraph.Edge]]
    var problems: [DependencyGraph.Problem] = []
    /// Requirements of each distribution, read once; an unreadable one has been reported.
    var requirements: [[(text: String, value: Requirement)]]

    var successors: [[Int]] { edges.map { $0.map(\.target) } }

    init(distributions: [Distribution], environment: MarkerEnvironment) {
        self.environment = environment
        self.distributions = distributions
        index = Dictionary(distributions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        edges = Array(repeating: [], count: distributions.count)
        requirements = []
        for (node, distribution) in distributions.enumerated() {
            var read: [(String, Requirement)] = []
            for text in distribution.metadata?.requiresDist ?? [] {
                do throws(PackagingError) {
                    // A marker that cannot be evaluated shows here; later it can be.
                    let requirement = try Requirement(parsing: text)
                    _ = try requirement.marker?.evaluate(in: environment)
                    read.append((text, requirement))
                } catch {
                    problems.append(
                        .init(requirer: node, requirement: text, kind: .unreadable(reason: error.message)))
                }
            }
            requirements.append(read)
        }
    }

    mutating func addRequirements(of node: Int) {
        for (text, requirement) in requirements[node] where applies(requirement, extra: nil) {
            follow(requirement, text, from: node)
        }
    }

    /// The distributions that the lines of a requirements file ask for, with what their extras bring.
    mutating func roots(from lines: [String]) -> [Int] {
        var found: Set<Int> = []
        for line in lines {
            let requirement: Requirement
            do throws(PackagingError) {
                requirement = try Requirement(parsing: line)
            } catch {
                problems.append(.init(requirer: nil, requirement: line, kind: .unreadable(reason: error.message)))
                continue
            }
            guard applies(requirement, extra: nil), let target = resolve(requirement, line, from: nil) else { continue }
            found.insert(target)
            // Such a line is about the target: what its extras bring goes with it.
            for edge in extraEdges(of: target, extras: requirement.extras) { add(edge, to: target) }
        }
        return found.sorted()
    }

    private mutating func follow(_ requirement: Requirement, _ text: String, from node: Int) {
        guard let target = resolve(requirement, text, from: node) else { return }
        add(.init(target: target, requirement: text, extrasOf: []), to: node)
        for edge in extraEdges(of: target, extras: requirement.extras) { add(edge, to: node) }
    }

    private mutating func add(_ edge: DependencyGraph.Edge, to node: Int) {
        let isKnown = edges[node].contains {
            $0.target == edge.target && ($0.extrasOf.isEmpty || $0.extrasOf == edge.extrasOf)
        }
        if edge.target != node, !isKnown { edges[node].append(edge) }
    }

    /// What `extras` of a distribution bring, through extras of extras too.
    private mutating func extraEdges(of start: Int, extras: Set<NormalizedName>) -> [DependencyGraph.Edge] {
        var found: [DependencyGraph.Edge] = []
        var seen: Set<ExtraOfNode> = []
        var work = extras.sorted().map { (ExtraOfNode(node: start, extra: $0), [start]) }
        while let (next, offering) = work.popLast() {
            guard seen.insert(next).inserted else { continue }
            for (text, requirement) in requirements[next.node]
            where !applies(requirement, extra: nil) && applies(requirement, extra: next.extra) {
                guard let target = resolve(requirement, text, from: next.node) else { continue }
                found.append(.init(target: target, requirement: text, extrasOf: offering))
                let chain = offering.contains(target) ? offering : (offering + [target]).sorted()
                work += requirement.extras.sorted().map { (ExtraOfNode(node: target, extra: $0), chain) }
            }
        }
        return found
    }

    private struct ExtraOfNode: Hashable {
        let node: Int
        let extra: NormalizedName
    }

    private func applies(_ requirement: Requirement, extra: NormalizedName?) -> Bool {
        guard let marker = requirement.marker else { return true }
        return (try? marker.evaluate(in: environment, extra: extra?.text ?? "")) ?? false
    }

    /// The installed distribution that a requirement names; what is absent or of the wrong version is noted.
    private mutating func resolve(_ requirement: Requirement, _ text: String, from node: Int?) -> Int? {
        guard let target = index[requirement.name] else {
            note(.init(requirer: node, requirement: text, kind: .missing(name: requirement.name.text)))
            return nil
        }
        if let version = distributions[target].version, !requirement.specifiers.contains(version, prereleases: true) {
            note(.init(requirer: node, requirement: text, kind: .conflict(installed: target)))
        }
        return target
    }

    private mutating func note(_ problem: DependencyGraph.Problem) {
        if !problems.contains(problem) { problems.append(problem) }
    }
}
