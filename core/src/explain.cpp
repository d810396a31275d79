#include <closecode/explain.hpp>
#include <closecode/generated/text_ids.hpp>

namespace closecode {

Headings headings_in(const Catalog& catalog) noexcept {
  return {
      .description = catalog.text(generated::heading_description),
      .when = catalog.text(generated::heading_when),
      .fix = catalog.text(generated::heading_fix),
      .differences = catalog.text(generated::heading_differences),
      .choose = catalog.text(generated::heading_choose),
      .more = catalog.text(generated::heading_more),
  };
}

Explanation explain(std::int32_t code, const Catalog& catalog) noexcept {
  const Entry& entry = find(code);
  return {
      .code = code,
      .entry = &entry,
      .title = catalog.text(entry, EntryText::title),
      .language = catalog.tag(),
      .direction = catalog.direction(),
      .headings = headings_in(catalog),
      .description = catalog.text(entry, EntryText::description),
      .when = catalog.text(entry, EntryText::when),
      .fix = catalog.text(entry, EntryText::fix),
      .retry_reason = catalog.text(entry, EntryText::retry),
      .reported_as = {reported_as(code, Browser::chromium), reported_as(code, Browser::firefox),
                      reported_as(code, Browser::webkitgtk)},
  };
}

}  // namespace closecode
