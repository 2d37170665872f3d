// The picture in the README: the overview of the demo record, in the light theme.

import { join } from "node:path";
import { open, start } from "./e2e/served.mjs";

const served = await start();
const page = await open(served, "/", { viewport: { width: 1280, height: 900 }, colorScheme: "light" });
await page.screenshot({ path: join(import.meta.dirname, "..", "docs", "images", "overview.png") });
await served.stop();
