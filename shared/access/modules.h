#pragma once

#include "shared/access/module.h"

/// The modules of the records that rights are made of. Directives bring their own.
namespace kotaj::access {

/// 1 `person`, record Person. Acts: put_person, put_assignment, end_assignment (system_admin);
/// assign_substitute, end_substitute, give_local_grant, revoke_local_grant (office_manager);
/// give_central_grant, revoke_central_grant (central_admin).
const Module& person_module();
/// 2 `office`, record Office. Act: put_office (system_admin).
const Module& office_module();
/// 3 `bank`, record Bank. Act: put_bank (system_admin).
const Module& bank_module();
/// Everybody who is not at a bank: reference data are nobody's secret.
std::span<const Right> reference_readers();
/// 4 `bank_notice`, record BankNotice. No acts: a notice never changes.
const Module& bank_notice_module();

}  // namespace kotaj::access
