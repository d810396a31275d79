// Lets Node run the TypeScript tests: esbuild takes the types out, and a .js specifier
// finds the .ts file it stands for. Node 20 cannot do either.
import { register } from "node:module";

register("./typescript_hooks.mjs", import.meta.url);
