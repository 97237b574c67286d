#include <algorithm>
#include <catch2/catch.hpp>

#include "shared/export_valuation/papers.h"
#include "tests/unit/support/valuation_case.h"

using namespace kotaj;                             // NOLINT: a test of one module.
using namespace kotaj::export_valuation;           // NOLINT
using namespace kotaj::export_valuation::testing;  // NOLINT

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace

TEST_CASE("form PQ31 is printed with its rows and its three instructions",
          "[export_valuation][papers]") {
  Desk desk;
  REQUIRE(desk.act("assessor", "open_request", request_form()) == "");
  const std::string draft =
      core::document_html(request_paper(desk.request(), {"گمرک نمونه", desk.on}));
  CHECK(has(draft, "class=\"blank\""));  // Number and date are not there yet.
  CHECK(has(draft, "☒ اختلاف ارزش گمرکی"));
  CHECK(has(draft, "☐ تعیین ارزش گمرکی"));
  CHECK(has(draft, "دبیرخانه - ثبت شود."));
  CHECK(has(draft, "در کارگروه مطرح گردد."));
  CHECK(has(draft, "اعاده فرمایید."));
  CHECK(has(draft, "۸٫۲۵"));            // The office's proposal.
  CHECK(count_of(draft, "<tr>") == 6);  // The heading and the five lines of the printed form.
  desk.walk(State::resolved);
  const std::string resolved =
      core::document_html(request_paper(desk.request(), {"گمرک نمونه", desk.on}));
  CHECK(has(resolved, "۱۴۰۳/۱۰۰"));
  CHECK_FALSE(has(resolved, "۸٫۲۵<"));  // The working group's figure stands there now.
  CHECK(has(resolved, "۷۷/ک"));
  CHECK(has(resolved, "اتحادیه نمونه"));
  CHECK(has(resolved, std::string(access::label_of(access::Position::customs_deputy))));
}

TEST_CASE("form PQ33 has ten lines, and its sums below them", "[export_valuation][papers]") {
  const std::string html =
      core::document_html(analysis_paper(raw_analysis(), {"گمرک نمونه", day(2, 5)}));
  CHECK(count_of(html, "<tr>") == 11);
  CHECK(has(html, "۱٬۵۰۰٬۶۰۰٬۰۰۰"));
  CHECK(has(html, "۲٬۲۵۵٬۳۳۰ ریال؛ ۷٫۹۱۳۴ دلار"));
  CHECK(html.find("</table>") < html.find("۷٫۹۱۳۴"));
  RawAnalysis twelve = raw_analysis();
  twelve.rows.resize(12, twelve.rows.front());
  CHECK(count_of(core::document_html(analysis_paper(twelve, {"گمرک نمونه", day(2, 5)})), "<tr>") ==
        13);
}
