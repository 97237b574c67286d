#include "shared/abandoned_goods/choices.h"

#include <array>

namespace kotaj::abandoned_goods {
namespace {

using core::Choice;

template <typename Enum>
constexpr int32_t number_of(Enum value) {
  return static_cast<int32_t>(value);
}

constexpr std::array<Choice, 4> all_places{{
    {number_of(Place::customs_warehouse), "customs_warehouse", "انبار گمرکی"},
    {number_of(Place::special_port_zone), "special_port_zone", "منطقه ویژه اقتصادی بندری"},
    {number_of(Place::special_zone), "special_zone", "منطقه ویژه اقتصادی"},
    {number_of(Place::free_zone), "free_zone", "منطقه آزاد"},
}};

constexpr std::array<Choice, 2> all_extension_requesters{{
    {number_of(ExtensionRequester::owner), "owner", "صاحب کالا"},
    {number_of(ExtensionRequester::carrier), "carrier", "شرکت حمل و نقل"},
}};

constexpr std::array<Choice, 2> all_warning_servers{{
    {number_of(WarningServer::customs), "customs", "گمرک"},
    {number_of(WarningServer::ports_organization), "ports_organization",
     "سازمان بنادر و دریانوردی"},
}};

constexpr std::array<Choice, 4> all_extension_offices{{
    {number_of(ExtensionOffice::import_office), "import_office", "دفتر واردات"},
    {number_of(ExtensionOffice::export_office), "export_office", "دفتر صادرات"},
    {number_of(ExtensionOffice::transit_office), "transit_office", "دفتر ترانزیت"},
    {number_of(ExtensionOffice::zone_organization), "zone_organization", "سازمان مسئول منطقه"},
}};

constexpr std::array<Choice, 5> all_term_states{{
    {number_of(TermState::in_dispute), "in_dispute", "در انتظار نظر قطعی"},
    {number_of(TermState::in_time), "in_time", "در مهلت"},
    {number_of(TermState::expired), "expired", "مهلت گذشته"},
    {number_of(TermState::warned), "warned", "اخطار ابلاغ شده"},
    {number_of(TermState::assessment_due), "assessment_due", "نوبت ارزیابی"},
}};

constexpr std::array<Choice, 2> all_priorities{{
    {number_of(Priority::normal), "normal", "عادی"},
    {number_of(Priority::daily), "daily", "پیگیری روزانه"},
}};

constexpr std::array<Choice, 7> all_term_rules{{
    {number_of(TermRule::stay), "stay", "مهلت نگهداری در انبار گمرکی"},
    {number_of(TermRule::extended_stay), "extended_stay", "مهلت تمدیدشده نگهداری"},
    {number_of(TermRule::release_document), "release_document",
     "مهلت خروج پس از سند ترخیص یا فروش"},
    {number_of(TermRule::at_once), "at_once", "کالای فاسدشدنی یا پرهزینه بدون امکانات"},
    {number_of(TermRule::zone), "zone", "مهلت سازمان منطقه"},
    {number_of(TermRule::final_opinion), "final_opinion", "مهلت پس از ابلاغ نظر قطعی"},
    {number_of(TermRule::cancellation), "cancellation", "مهلت پس از ابطال اظهارنامه متروکه"},
}};

}  // namespace

std::span<const Choice> place_choices() { return all_places; }
std::span<const Choice> extension_requester_choices() { return all_extension_requesters; }
std::span<const Choice> warning_server_choices() { return all_warning_servers; }
std::span<const Choice> extension_office_choices() { return all_extension_offices; }
std::span<const Choice> term_state_choices() { return all_term_states; }
std::span<const Choice> priority_choices() { return all_priorities; }
std::span<const Choice> term_rule_choices() { return all_term_rules; }

bool is_zone(Place place) { return place != Place::customs_warehouse; }

}  // namespace kotaj::abandoned_goods
