// Boost.Log: BOOST_LOG_TRIVIAL(info) << …; nothing ends the process.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"boost/log/"};
constexpr LogMacro macros[] = {
    {"BOOST_LOG_TRIVIAL", LevelInArgument, -1, logged::Lazy | logged::DefaultLogger},
    {"BOOST_LOG_SEV", LevelInArgument, -1, logged::Lazy},
    {"BOOST_LOG_STREAM_SEV", LevelInArgument, -1, logged::Lazy},
    {"BOOST_LOG_CHANNEL_SEV", LevelInArgument, -1, logged::Lazy},
    {"BOOST_LOG_STREAM_CHANNEL_SEV", LevelInArgument, -1, logged::Lazy},
    {"BOOST_LOG", LevelInArgument, -1, logged::Lazy},
    {"BOOST_LOG_STREAM", LevelInArgument, -1, logged::Lazy},
    {"BOOST_LOG_WITH_PARAMS", LevelInArgument, -1, logged::Lazy},
    {"BOOST_LOG_CHANNEL", LevelInArgument, -1, logged::Lazy},
    {"BOOST_LOG_STREAM_CHANNEL", LevelInArgument, -1, logged::Lazy},
};
constexpr LogLevelName levels[] = {
    {"boost::log::trivial::trace", level::Trace}, {"boost::log::trivial::debug", level::Debug},
    {"boost::log::trivial::info", level::Info},   {"boost::log::trivial::warning", level::Warning},
    {"boost::log::trivial::error", level::Error}, {"boost::log::trivial::fatal", level::Critical},
};
constexpr LogLevelName words[] = {
    {"trace", level::Trace},     {"debug", level::Debug}, {"info", level::Info},
    {"warning", level::Warning}, {"error", level::Error}, {"fatal", level::Critical},
};

} // namespace

const LogLibrary boostLibrary{.name = "Boost.Log", .headers = headers, .macros = macros, .levels = levels, .words = words};

} // namespace seam
