#!/bin/bash
# usage: Tests/Fuzz/run.sh [RUNS] [TARGET...]
#
# Builds and runs the libFuzzer targets, RUNS inputs each (default 100,000), all of them unless
# named. A target is one file `NameFuzz.swift` beside this script; its corpus is `Corpus/name`. Its
# comment `// modules: A B C` lists the modules of Sources that it needs, each after what it
# imports; without the comment they are those of Config. Inputs found on the way, and the input of a
# crash, stay in .build_fuzz. Exits 1 if any target fails.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-100000}
shift || true
out=$PWD/.build_fuzz
mkdir -p "$out"
flags=(
    -swift-version 6 -O -g -sanitize=fuzzer -parse-as-library -I "$out"
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
    -enable-upcoming-feature InternalImportsByDefault -enable-experimental-feature Lifetimes
)

# Compiles one module of Sources, unless nothing of it changed; later modules see it.
compile() {
    local name=$1 folder=Sources/$1 files source
    if [[ -f $folder/module.modulemap ]]; then
        flags+=(-Xcc "-fmodule-map-file=$PWD/$folder/module.modulemap")
        libraries+=($(sed -n 's/.*link "\(.*\)".*/-l\1/p' "$folder/module.modulemap"))
        return
    fi
    if [[ -d $folder/include ]]; then
        mkdir -p "$out/$name"
        printf 'module %s { umbrella "%s" export * }\n' "$name" "$PWD/$folder/include" \
            > "$out/$name/module.modulemap"
        flags+=(-Xcc "-fmodule-map-file=$out/$name/module.modulemap")
        for source in "$folder"/*.c; do
            clang -O2 -g -I "$folder/include" -c "$source" -o "$out/$(basename "$source" .c).o"
            objects+=("$out/$(basename "$source" .c).o")
        done
        return
    fi
    files=$(find "$folder" -name '*.swift' | sort)
    if [[ ! -f $out/$name.o || -n $(find Sources -newer "$out/$name.o" -name '*.swift') ]]; then
        # shellcheck disable=SC2086
        swiftc "${flags[@]}" -wmo -module-name "$name" -emit-module \
            -emit-module-path "$out/$name.swiftmodule" -c $files -o "$out/$name.o"
    fi
    objects+=("$out/$name.o")
}

base_flags=("${flags[@]}")
failed=()
for file in Tests/Fuzz/*Fuzz.swift; do
    name=$(basename "$file" Fuzz.swift)
    target=${name,,}
    if [[ $# -gt 0 && " $* " != *" $target "* ]]; then continue; fi
    modules=$(sed -n 's,^// modules: ,,p' "$file")
    flags=("${base_flags[@]}")
    objects=()
    libraries=()
    for module in ${modules:-CPrimitives Primitives CYaml Settings Config}; do compile "$module"; done
    swiftc "${flags[@]}" -module-name "${name}Fuzz" "$file" "${objects[@]}" "${libraries[@]}" \
        -o "$out/$target"
    mkdir -p "$out/found/$target"
    log=$out/$target.log
    if "$out/$target" -runs="$runs" -max_len=4096 -rss_limit_mb=1024 -timeout=10 -seed=1 \
        -artifact_prefix="$out/$target-" "$out/found/$target" "Tests/Fuzz/Corpus/$target" \
        > "$log" 2>&1; then
        echo "$target: $(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$log") runs, no fault"
    else
        tail -30 "$log"
        echo "$target: FAILED, see $log"
        failed+=("$target")
    fi
done
[[ ${#failed[@]} -eq 0 ]]
