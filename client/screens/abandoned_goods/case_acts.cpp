#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/abandoned_goods/case_index.h"
#include "client/screens/abandoned_goods/case_view.h"
#include "client/screens/abandoned_goods/prefill.h"
#include "client/screens/acts.h"
#include "shared/core/text.h"

namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::ActNumber;
using abandoned_goods::Case;
using abandoned_goods::Claim;
using abandoned_goods::ClaimPayment;
using abandoned_goods::PaymentId;
using abandoned_goods::StepRow;

constexpr std::string_view dialog_id = "abandoned/act";

std::vector<Offer> offers(const CaseView& view) {
  std::vector<Offer> out;
  const app::Desk& desk = view.shell.desk();
  for (const StepRow& row : abandoned_goods::step_rows()) {
    if (row.act == ActNumber::open_case) continue;
    const bool late = row.event_day != nullptr && row.from.has(view.record.step);
    const bool next = is_next(row, view.step) || (late && is_next(row, view.record.step));
    const bool mine = is_held(desk, row.who);
    if (!mine && !next) continue;
    const access::Act& act = act_of(row.act);
    out.push_back({&act, closed_reason(desk, abandoned_goods::module(), act, view.id), mine, next});
  }
  return out;
}

void offer_button(CaseView& view, const Offer& offer, ui::ButtonKind kind) {
  if (!ui::button(offer.act->code, offer.act->label,
                  {.kind = kind, .disabled_reason = offer.closed}))
    return;
  view.memory.act = std::string(offer.act->code);
  view.memory.chosen.clear();
  view.memory.refusal.reset();
  ui::open_dialog(dialog_id);
}

/// What would carry the case on, whoever does it: the officer sees whose turn it is.
void draw_next(CaseView& view, const std::vector<Offer>& all) {
  {
    ui::Row row;
    for (const bool open : {true, false}) {
      for (const Offer& offer : all) {
        if (!offer.next || offer.closed.empty() != open) continue;
        offer_button(view, offer, open ? ui::ButtonKind::primary : ui::ButtonKind::normal);
      }
    }
  }
  explain_closed(all);
}

void draw_others(CaseView& view, const std::vector<Offer>& all) {
  const auto other = [](const Offer& offer, bool open) {
    return !offer.next && offer.mine && offer.closed.empty() == open;
  };
  {
    ui::Row row;
    for (const Offer& offer : all) {
      if (other(offer, true)) offer_button(view, offer, ui::ButtonKind::normal);
    }
  }
  const bool any_closed =
      std::any_of(all.begin(), all.end(), [&](const Offer& offer) { return other(offer, false); });
  if (!any_closed) return;
  const ui::Disclosure closed("closed", "کارهایی که اکنون باز نیست");
  if (!closed) return;
  for (const Offer& offer : all) {
    if (!other(offer, false)) continue;
    offer_button(view, offer, ui::ButtonKind::normal);
    ui::caption(offer.closed);
  }
}

// --- The dialog ---

/// Ids, and what is chosen from a list above the form, are not typed.
std::vector<std::string_view> fields_of(const access::Act& act) {
  const ActNumber number{act.number};
  const bool of_payment =
      number == ActNumber::split_payment_id || number == ActNumber::record_payment;
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (field.type == core::FieldType::id || field.system) continue;
    if (of_payment && field.name == "payment_id") continue;
    fields.push_back(field.name);
  }
  return fields;
}

/// What an act is about, where the case has several: chosen by its words, never typed.
struct Subjects {
  std::string_view label;
  std::vector<std::string> codes{};
  std::vector<std::string> labels{};
};

void add_payment_ids(Subjects& out, const Case& record) {
  const abandoned_goods::Round* round = abandoned_goods::last_round(record);
  if (round == nullptr) return;
  for (const PaymentId& one : round->payment_ids) {
    if (one.split || one.paid_on || one.kind == abandoned_goods::PaymentIdKind::refund) continue;
    out.codes.push_back(one.payment_id);
    out.labels.push_back(one.payment_id + "، " + show_rials(one.amount));
  }
}

std::string claim_name(const Claim& claim) {
  return std::string(core::label_of(abandoned_goods::due_kind_choices(), claim.kind)) + "، نامه " +
         claim.letter + "، مانده " + show_rials(balance_of(claim));
}

Subjects subjects_of(const Case& record, ActNumber act) {
  switch (act) {
    case ActNumber::split_payment_id:
    case ActNumber::record_payment: {
      Subjects out{"شناسه پرداخت"};
      add_payment_ids(out, record);
      return out;
    }
    case ActNumber::record_claim_payment: {
      Subjects out{"مطالبه"};
      for (const auto& round : record.rounds) {
        for (const Claim& claim : round.claims) {
          if (balance_of(claim) <= 0) continue;
          out.codes.push_back(core::to_string(claim.id));
          out.labels.push_back(claim_name(claim));
        }
      }
      return out;
    }
    case ActNumber::record_revenue: {
      Subjects out{"وصولی"};
      for (const auto& round : record.rounds) {
        for (const Claim& claim : round.claims) {
          for (const ClaimPayment& payment : claim.payments) {
            if (payment.to_revenue_on) continue;
            out.codes.push_back(core::to_string(claim.id) + "/" + core::to_string(payment.id));
            out.labels.push_back(claim_name(claim) + "، وصول " + show_rials(payment.amount));
          }
        }
      }
      return out;
    }
    case ActNumber::notify_opinion: {
      Subjects out{"اختلاف"};
      for (const auto& dispute : record.disputes) {
        if (dispute.notified_on) continue;
        out.codes.push_back(core::to_string(dispute.id));
        out.labels.push_back(dispute.subject + "، از " + show_date(dispute.from));
      }
      return out;
    }
    default:
      return {};
  }
}

core::Id id_in(std::string_view code) { return core::parse_id(code).value_or(core::Id{}); }

/// Puts what was chosen into the form, and what follows from it.
void choose(ui::FormState& form, const Case& record, ActNumber act, const std::string& code) {
  constexpr std::size_t id_digits = 32;
  switch (act) {
    case ActNumber::split_payment_id:
      form.type("payment_id", code);
      break;
    case ActNumber::record_payment: {
      form.type("payment_id", code);
      const abandoned_goods::Round* round = abandoned_goods::last_round(record);
      for (const PaymentId& one : round->payment_ids) {
        if (one.payment_id == code) form.type("amount", core::format_decimal(one.amount, 0));
      }
      break;
    }
    case ActNumber::record_claim_payment:
      form.record<abandoned_goods::RecordClaimPayment>().claim = id_in(code);
      break;
    case ActNumber::record_revenue: {
      auto& payload = form.record<abandoned_goods::RecordRevenue>();
      payload.claim = id_in(std::string_view(code).substr(0, id_digits));
      payload.payment = id_in(std::string_view(code).substr(id_digits + 1));
      break;
    }
    case ActNumber::notify_opinion:
      form.record<abandoned_goods::NotifyOpinion>().dispute = id_in(code);
      break;
    default:
      break;
  }
}

void draw_subject(CaseView& view, ActNumber act, ui::FormState& form) {
  const Subjects subjects = subjects_of(view.record, act);
  if (subjects.codes.empty()) return;
  std::vector<ui::Choice> choices;
  for (std::size_t i = 0; i < subjects.codes.size(); ++i)
    choices.push_back({subjects.codes[i], subjects.labels[i], {}});
  std::string& chosen = view.memory.chosen;
  const bool known =
      std::find(subjects.codes.begin(), subjects.codes.end(), chosen) != subjects.codes.end();
  if (!known) {
    chosen = subjects.codes.front();
    choose(form, view.record, act, chosen);
  }
  if (ui::select("subject", choices, chosen, {.label = subjects.label, .required = true}))
    choose(form, view.record, act, chosen);
}

/// Each line's amounts as the tariff has them, or as they were typed, and why.
void draw_would_be_dues(const abandoned_goods::Declaration& declaration) {
  for (std::size_t row = 0; row < declaration.lines.size(); ++row) {
    const abandoned_goods::DeclaredLine& line = declaration.lines[row];
    const ui::Scope scope("dues" + std::to_string(row));
    ui::heading(3, "ردیف " + core::persian_digits(std::to_string(row + 1)));
    std::vector<ui::Pair> pairs;
    for (const std::string_view name :
         {"value_irr", "customs_duty", "commercial_profit", "other_dues", "vat"}) {
      const core::Field& field = *core::describe<abandoned_goods::DeclaredLine>().find(name);
      pairs.push_back({std::string(field.label),
                       core::show_field(field, field.get(&line)) + " " + std::string(field.unit),
                       ui::ValueKind::number});
    }
    ui::pairs("amounts", pairs);
    draw_dues_why(line, declaration.registered_on);
  }
}

/// Where the case would stand: the figures an officer confirms.
void draw_would_be(const CaseView& view, ActNumber act, const access::Applied& would_be) {
  if (would_be.record == nullptr || would_be.refusal) return;
  const Case& after = *static_cast<const Case*>(would_be.record.get());
  std::vector<ui::Pair> pairs;
  const abandoned_goods::Step step = abandoned_goods::step_on(after, view.on);
  if (step != view.step) pairs.push_back({"گام پس از ثبت", std::string(label_of(step))});
  const auto before = abandoned_goods::term_on(view.record, view.on);
  const auto term = abandoned_goods::term_on(after, view.on);
  if (term && term->stay_ends && (!before || before->stay_ends != term->stay_ends))
    pairs.push_back({"پایان مهلت پس از ثبت", show_date(*term->stay_ends), ui::ValueKind::date});
  if (term && term->assessment_from &&
      (!before || before->assessment_from != term->assessment_from)) {
    pairs.push_back({"ارزیابی از", show_date(*term->assessment_from), ui::ValueKind::date});
  }
  const abandoned_goods::Declaration* declaration = abandoned_goods::declaration_of(after);
  if (act == ActNumber::value_goods && declaration != nullptr) {
    pairs.push_back({"حقوق ورودی استنباطی", show_rials(abandoned_goods::duties_of(*declaration)),
                     ui::ValueKind::number});
  }
  if (!pairs.empty()) ui::pairs("would_be", pairs);
  if (act == ActNumber::value_goods && declaration != nullptr) draw_would_be_dues(*declaration);
}

bool has_lists(const access::Act& act) {
  return std::any_of(act.payload()->fields.begin(), act.payload()->fields.end(),
                     [](const core::Field& field) { return field.nested != nullptr; });
}

void draw_form(CaseView& view, const access::Act& act) {
  constexpr float narrow_px = 600.0F;
  constexpr float wide_px = 820.0F;
  const ActNumber number{act.number};
  const std::vector<std::string_view> fields = fields_of(act);
  ActFormOptions options;
  options.fields = fields;
  options.drawn = view.drawn;
  options.prefill = [&view, number](ui::FormState& form) {
    form.restore(first_values(view.record, number, view.on));
  };
  options.head = [&view, number](ui::FormState& form) { draw_subject(view, number, form); };
  options.live = [&view, number](const access::Applied& would_be) {
    draw_would_be(view, number, would_be);
  };
  act_dialog(view.shell,
             {.id = dialog_id,
              .module = abandoned_goods::module(),
              .record = view.id,
              .width_px = has_lists(act) ? wide_px : narrow_px},
             view.memory.act, options);
}

}  // namespace

const access::Act& act_of(ActNumber number) {
  return *access::find_act(abandoned_goods::module(), static_cast<uint16_t>(number));
}

void draw_acts(CaseView& view) {
  const ui::Scope scope("acts");
  ui::Card card("acts", "کارهای این پرونده");
  const std::vector<Offer> all = offers(view);
  draw_next(view, all);
  draw_others(view, all);
}

void draw_act_dialog(CaseView& view) {
  if (view.memory.act.empty()) return;
  const access::Act* act = access::find_act(abandoned_goods::module(), view.memory.act);
  if (act == nullptr) return;
  const ActNumber number{act->number};
  if (number == ActNumber::correct_receipt || number == ActNumber::approve_amendment) {
    draw_correction_dialog(view, number);
  } else {
    draw_form(view, *act);
  }
}

}  // namespace kotaj::screens::abandoned
