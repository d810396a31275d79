# shellcheck shell=bash
# Reads this machine's apt sources, so that no mirror has to be named in the project.

readonly sources_dir=/etc/apt/sources.list.d

codename() { sed -n 's/^VERSION_CODENAME=//p' /etc/os-release | tr -d '"'; }

# The entry of the main archive for release $1 as this machine has it, with its suite changed to $2.
main_archive_entry() {
  local codename=$1 suite=$2 file entry
  for file in "$sources_dir"/*.sources; do
    [[ -f $file ]] || continue
    entry=$(awk -v codename="$codename" -v wanted="$suite" '
      BEGIN { RS = ""; FS = "\n" }
      {
        suite = part = deb = 0; off = 0; kept = ""
        for (i = 1; i <= NF; i++) {
          value = $i " "; sub(/^[^:]*:/, " ", value)
          if ($i ~ /^#/) continue
          if ($i ~ /^Enabled: *(no|false)/) off = 1
          else if ($i ~ /^Types:/) { deb = index(value, " deb "); $i = "Types: deb" }
          else if ($i ~ /^Suites:/) { suite = index(value, " " codename " "); $i = "Suites: " wanted }
          else if ($i ~ /^Components:/) { part = index(value, " main "); $i = "Components: main" }
          kept = kept $i "\n"
        }
        if (suite && part && deb && !off) { printf "%s", kept; exit }
      }' "$file")
    [[ -z $entry ]] || { echo "$entry"; return; }
  done
  for file in /etc/apt/sources.list "$sources_dir"/*.list; do
    [[ -f $file ]] || continue
    entry=$(awk -v codename="$codename" -v wanted="$suite" '
      $1 == "deb" && !/cdrom:/ {
        options = ""; rest = $0
        if (match(rest, /\[[^]]*\] */)) { options = substr(rest, RSTART, RLENGTH); sub(/\[[^]]*\] */, "", rest) }
        n = split(rest, field, " ")
        if (n < 4 || field[3] != codename || rest " " !~ / main /) next
        signed = ""
        if (match(options, /signed-by=[^] ]+/)) signed = "\nSigned-By: " substr(options, RSTART + 10, RLENGTH - 10)
        printf "Types: deb\nURIs: %s\nSuites: %s\nComponents: main%s\n", field[2], wanted, signed
        exit
      }' "$file")
    [[ -z $entry ]] || { echo "$entry"; return; }
  done
  return 1
}
