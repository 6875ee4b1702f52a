# The table that verify_layer.sh ends with, from lines of tabs: way, ok or no, asked or other, module and version, what
# went wrong; and for the workload: way, "workload", how many cases passed and failed. `ways` names the columns, in order,
# with tabs between. The last line, "counts PASSED FAILED", is for the script.

BEGIN { count = split(ways, names, "\t") }

$2 == "workload" {
    split($3, cases, " ")
    hasWorkload = 1
    all = cases[1] + cases[2]
    if (all > total) total = all
    uses[$1] = cases[2] == 0 ? "ok" : "FAIL " cases[2] " of " all
    passed += cases[1]
    failed += cases[2]
    next
}

{
    # Where an import fails the version is the metadata's, which may read otherwise: the module is the key.
    module = substr($4, 1, index($4, " ") - 1)
    if (!(module in label)) {
        order[++modules] = module
        label[module] = $4
        asked[module] = $3 == "asked"
    }
    result[module, $1] = $2 == "ok" ? "ok" : "FAIL"
    if ($2 == "ok") { passed++ } else { failed++; problems[++failures] = $4 " (" $1 "): " $5 }
    if ($3 == "other") { others[$1]++; if ($2 != "ok") failedOthers[$1]++ }
}

function row(title, cells,    i) {
    line = sprintf("%-34s", title)
    for (i = 1; i <= count; i++) line = line sprintf(" %-14s", cells[i])
    sub(/ +$/, "", line)
    print line
}

END {
    row("PACKAGE", names)
    for (m = 1; m <= modules; m++) {
        if (!asked[order[m]]) continue
        for (i = 1; i <= count; i++)
            cells[i] = (order[m], names[i]) in result ? result[order[m], names[i]] : "-"
        row(label[order[m]], cells)
    }
    most = 0
    for (i = 1; i <= count; i++) {
        if (others[names[i]] > most) most = others[names[i]]
        cells[i] = failedOthers[names[i]] ? "FAIL " failedOthers[names[i]] " of " others[names[i]] : "ok"
    }
    if (most) row(most " others, imported", cells)
    if (hasWorkload) {
        for (i = 1; i <= count; i++) cells[i] = names[i] in uses ? uses[names[i]] : "-"
        row("workload of " total " cases", cells)
    }
    if (failures) print ""
    for (f = 1; f <= failures; f++) print problems[f]
    print "counts " passed + 0 " " failed + 0
}
