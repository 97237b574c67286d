#include "shared/access/position.h"

#include <array>

namespace kotaj::access {
namespace {

constexpr int32_t number_of(Position position) { return static_cast<int32_t>(position); }

// overview.md, Who uses it.
constexpr std::array<core::Choice, 22> all_positions{{
    {number_of(Position::office_manager), "office_manager", "مدیر گمرک اجرایی"},
    {number_of(Position::customs_deputy), "customs_deputy", "معاون امور گمرکی"},
    {number_of(Position::deputy_substitute), "deputy_substitute", "جانشین معاون امور گمرکی"},
    {number_of(Position::assessment_head), "assessment_head", "رئیس سرویس ارزیابی"},
    {number_of(Position::exit_gate_officer), "exit_gate_officer", "مسئول درب خروج"},
    {number_of(Position::assessor), "assessor", "ارزیاب"},
    {number_of(Position::registry_officer), "registry_officer", "کارشناس ثبت و احراز"},
    {number_of(Position::finance_officer), "finance_officer", "امور مالی / صندوق"},
    {number_of(Position::abandoned_unit_head), "abandoned_unit_head", "مسئول واحد متروکه"},
    {number_of(Position::border_officer), "border_officer", "کارشناس گمرک مرزی"},
    {number_of(Position::provincial_director), "provincial_director",
     "ناظر / مدیر کل گمرکات استان"},
    {number_of(Position::import_office), "import_office", "دفتر واردات"},
    {number_of(Position::export_office), "export_office", "دفتر صادرات"},
    {number_of(Position::transit_office), "transit_office", "دفتر ترانزیت"},
    {number_of(Position::valuation_registry), "valuation_registry", "دبیرخانه دفتر ارزش"},
    {number_of(Position::valuation_expert), "valuation_expert", "کارشناس دفتر ارزش"},
    {number_of(Position::valuation_secretary), "valuation_secretary", "دبیر کارگروه ارزش"},
    {number_of(Position::valuation_director), "valuation_director", "مدیر کل دفتر ارزش"},
    {number_of(Position::inspection_office), "inspection_office", "دفتر بازرسی"},
    {number_of(Position::central_admin), "central_admin",
     "دفتر مدیریت اطلاعات و برنامه‌ریزی"},
    {number_of(Position::bank_staff), "bank_staff", "کارکنان بانک عامل"},
    {number_of(Position::system_admin), "system_admin", "راهبر سامانه"},
}};

const core::Choice* find(Position position) {
  for (const core::Choice& choice : all_positions) {
    if (choice.number == number_of(position)) return &choice;
  }
  return nullptr;
}

}  // namespace

std::span<const core::Choice> positions() { return all_positions; }

std::string_view code_of(Position position) {
  const core::Choice* choice = find(position);
  return choice == nullptr ? std::string_view{} : choice->code;
}

std::string_view label_of(Position position) {
  const core::Choice* choice = find(position);
  return choice == nullptr ? std::string_view{} : choice->label;
}

}  // namespace kotaj::access
