// compile.mjs FOLDER OUT.pdf: FOLDER/peer.typ as tagged PDF.
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { writeFileSync } from "node:fs";

const [folder, out] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: folder,
  fontArgs: [{ fontPaths: ["/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/liberation2"] }] });
writeFileSync(out, compiler.pdf({ mainFilePath: folder + "/peer.typ" },
  { pdfStandard: "1.7" }));
