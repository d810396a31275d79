/** The pages of the site, as people use them. */
import "../page.test.mjs";
import "../page-try.test.mjs";
import "../page-failure.test.mjs";
import "../page-offline.test.mjs";
