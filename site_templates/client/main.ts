/**
 * 渐进增强: without this script every page works. A plain blocking script in <head> (file:// refuses modules):
 * what must precede the first paint runs at once, the rest when the page is parsed.
 */
import { startCopying } from "./copy";
import { startDays } from "./day";
import { startFilters } from "./filter";
import { closePanels } from "./panels";
import { rememberPlace } from "./place";
import { applyRemembered, rememberSettings } from "./show";
import { rememberTicks } from "./ticks";

applyRemembered();
document.addEventListener("DOMContentLoaded", () => {
  rememberSettings();
  rememberPlace();
  rememberTicks();
  startFilters();
  startDays();
  startCopying();
  closePanels();
});
