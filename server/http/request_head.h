#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server/http/message.h"

namespace kotaj::server::http {

/// What a request's header says, as the routes know it; whatever else it says is left out.
void read_head(const boost::beast::http::request<boost::beast::http::string_body>& message,
               Request& request);

}  // namespace kotaj::server::http
