import { closecode, type VitePluginOptions } from "closecode/vite";
import { defineConfig } from "vite";

const options: VitePluginOptions = { languages: ["ja"], threshold: "error" };

export default defineConfig({ plugins: [closecode(options), closecode()] });

// @ts-expect-error a filter is a function of the page
closecode({ filter: () => true });
