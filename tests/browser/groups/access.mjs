/** Whether everybody can use the pages, which takes longest by far. */
import "../page-access.test.mjs";
