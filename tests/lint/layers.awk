# Fails on an include that goes up the layers, or on a third-party header out
# of its place. Run as: awk -f layers.awk src/*/*.[ch] src/*/*/*.[ch] ...
function layer_of(path) {
	sub(/^(src|include\/peelstats)\//, "", path)
	sub(/\/.*$/, "", path)
	return path
}
function header_layer(name) {
	# what a kind of chart shows
	if (name ~ /^chart_/) return "report"
	return name in public ? public[name] : ""
}
function complain(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text
	bad = 1
}
BEGIN {
	n = split("base num dataset intake analysis story report draw write app", order, " ")
	for (i = 1; i <= n; i++)
		level[order[i]] = i
	split("arena text names error diag number file slug format terminal picture", base_headers, " ")
	for (i in base_headers)
		public[base_headers[i]] = "base"
	public["analysis"] = "analysis"
	public["series"] = "analysis"
	public["standings.def"] = "analysis"
	public["app"] = "app"
	public["canvas"] = "base"
	public["dataset"] = "dataset"
	public["earlier"] = "dataset"
	public["naming"] = "dataset"
	public["unit_names"] = "dataset"; public["intake"] = "intake"
	public["draw"] = "draw"
	public["num"] = "num"
	public["num_between"] = "num"
	public["num_pairs"] = "num"
	public["num_series"] = "num"
	public["num_test"] = "num"
	public["brief"] = "story"
	public["commentary"] = "story"
	public["charts.def"] = "report"
	public["figure"] = "report"
	public["gaps"] = "story"
	public["report"] = "report"
	public["sheets"] = "report"
	public["stats"] = "report"
	public["story"] = "story"
	public["summary"] = "story"
	public["words"] = "story"
	public["words_trend"] = "story"
	public["backend"] = "write"
	public["write"] = "write"
	allowed["base"] = "base"
	allowed["num"] = "base num"
	allowed["dataset"] = "base dataset"
	allowed["analysis"] = "base num dataset analysis"
	allowed["intake"] = "base dataset intake"
	allowed["story"] = "base num dataset analysis story"
	allowed["report"] = "base num dataset analysis story report"
	allowed["draw"] = "base dataset report draw"
	allowed["write"] = "base dataset analysis story report draw write"
	allowed["app"] = "base num dataset intake analysis story report draw write app"
}
/^#include "peelstats\// {
	name = $2
	gsub(/"|peelstats\/|\.h/, "", name)
	own = layer_of(FILENAME)
	if (FILENAME ~ /^include/) {
		file = FILENAME
		gsub(/.*\/|\.h/, "", file)
		own = header_layer(file)
	}
	if (own == "main.c") own = "app"
	target = header_layer(name)
	if (target == "") complain("no layer is known for peelstats/" name ".h")
	else if ((" " allowed[own] " ") !~ (" " target " "))
		complain(own " must not include " target " (" name ".h)")
}
/^#include "[a-z]+\// && !/"peelstats\// {
	name = $2
	gsub(/"/, "", name)
	part = name
	sub(/\/.*$/, "", part)
	if (name != "base/banned.h" && FILENAME !~ /^tests/ &&
	    FILENAME !~ "^src/" part "/")
		complain("private header of another folder: " name)
}
/^#include </ {
	name = $2
	gsub(/[<>]/, "", name)
	if (name ~ /^gsl/ && FILENAME !~ /^src\/num\//)
		complain("GSL outside src/num: " name)
	if (name == "csv.h" && FILENAME != "src/dataset/csv_source.c" &&
	    FILENAME != "src/intake/table_csv.c")
		complain("libcsv outside csv_source.c and table_csv.c")
	if (name == "png.h" && FILENAME != "src/base/picture.c")
		complain("libpng outside src/base/picture.c")
	if (name == "expat.h" && FILENAME !~ /^src\/intake\/table_zip/)
		complain("expat outside src/intake/table_zip")
	if (name == "zip.h" && FILENAME !~ /^src\/intake\/table_zip/ &&
	    FILENAME != "src/write/ods/ods_pack.c")
		complain("libzip outside table_zip, which reads, and ods_pack, which writes")
	if (name ~ /^(hpdf|hb|libdeflate|zlib)/ && FILENAME !~ /^src\/write\/pdf\//)
		complain("PDF library outside src/write/pdf: " name)
}
END { exit bad }
