/* action.c - the table of actions. */
#include "config.h"

#include "screen/action.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"

#define EVERYWHERE (GROUP_ALWAYS)
#define LISTS (GROUP_MOVE)

static const struct action_info actions[ACTION_COUNT] = {
    [ACTION_NONE] = { "none", "", "", "", 0 },

    [ACTION_UP] = { "up", "Up k", N_("up"), N_("One line up."), LISTS },
    [ACTION_DOWN] = { "down", "Down j", N_("down"), N_("One line down."), LISTS },
    [ACTION_PAGE_UP] = { "page-up", "PgUp ^B", N_("page up"), N_("One page up."), LISTS },
    [ACTION_PAGE_DOWN] = { "page-down", "PgDn ^F", N_("page down"), N_("One page down."), LISTS },
    [ACTION_HALF_UP] = { "half-page-up", "^U", N_("half up"), N_("Half a page up."), LISTS },
    [ACTION_HALF_DOWN] = { "half-page-down", "^D", N_("half down"), N_("Half a page down."),
                           LISTS },
    [ACTION_FIRST] = { "first", "Home g", N_("first"), N_("To the first line."), LISTS },
    [ACTION_LAST] = { "last", "End G", N_("last"), N_("To the last line."), LISTS },
    [ACTION_LEFT] = { "left", "Left h", N_("left"), N_("Scroll to the left."), LISTS },
    [ACTION_RIGHT] = { "right", "Right l", N_("right"), N_("Scroll to the right."), LISTS },
    [ACTION_NEXT_PANE] = { "next-pane", "Tab", N_("pane"), N_("To the next pane."), LISTS },
    [ACTION_PREVIOUS_PANE] = { "previous-pane", "BackTab", N_("pane back"),
                               N_("To the previous pane."), LISTS },

    [ACTION_ENTER] = { "enter", "Enter", N_("open"), N_("Open what is selected."), EVERYWHERE },
    [ACTION_BACK] = { "back", "Esc q", N_("back"),
                      N_("Back to the screen before; on the first one, leave the program."),
                      EVERYWHERE },
    [ACTION_QUIT] = { "quit", "Q", N_("quit"), N_("Leave the program."), EVERYWHERE },
    [ACTION_HELP] = { "help", "? F1", N_("help"), N_("What every key does here."), EVERYWHERE },
    [ACTION_REDRAW] = { "redraw", "^L", N_("redraw"), N_("Draw the whole screen again."),
                        EVERYWHERE },
    [ACTION_SUSPEND] = { "suspend", "^Z", N_("suspend"),
                         N_("Stop the program; the shell's fg brings it back."), EVERYWHERE },
    [ACTION_ASCII] = { "ascii", "~", N_("ascii"), N_("Draw lines as ASCII or as UTF-8."),
                       EVERYWHERE },
    [ACTION_MOUSE] = { "mouse", "M", N_("mouse"),
                       N_("Give the mouse to the program, or back to the terminal."), EVERYWHERE },
    [ACTION_COPY] = { "copy", "y", N_("copy"),
                      N_("Copy what is selected to the clipboard of your terminal."), EVERYWHERE },
    [ACTION_SAVE] = { "save", "s F2", N_("save"), N_("Save packets or a report."), EVERYWHERE },
    [ACTION_SETTINGS] = { "settings", "o F8", N_("options"), N_("See and change the options."),
                          EVERYWHERE },
    [ACTION_SEARCH] = { "search", "/ F3", N_("search"), N_("Search for a text."), EVERYWHERE },
    [ACTION_SEARCH_NEXT] = { "search-next", "n", N_("next"), N_("To the next match."), EVERYWHERE },
    [ACTION_SEARCH_PREVIOUS] = { "search-previous", "N", N_("previous"),
                                 N_("To the previous match."), EVERYWHERE },
    [ACTION_NEXT_FINDING] = { "next-finding", "e", N_("finding"), N_("To the next finding."),
                              EVERYWHERE },
    [ACTION_PREVIOUS_FINDING] = { "previous-finding", "E", N_("finding back"),
                                  N_("To the previous finding."), EVERYWHERE },
    [ACTION_FINDINGS] = { "findings", "d", N_("diagnosis"),
                          N_("All findings, with what to do about them."), EVERYWHERE },
    [ACTION_GUIDE] = { "guide", "w", N_("what is wrong?"),
                       N_("The guided walk through the symptoms."), EVERYWHERE },
    [ACTION_STATISTICS] = { "statistics", "i F9", N_("statistics"),
                            N_("Counts by cause, status and peer; delays and rates."), EVERYWHERE },
    [ACTION_INTERRUPT] = { "interrupt", "^C", N_("stop"),
                           N_("Stop the capture; pressed again, leave the program."), EVERYWHERE },

    [ACTION_FILTER] = { "filter", "f F7", N_("filter"),
                        N_("Show only calls for which an expression holds."), GROUP_CALLS },
    [ACTION_FILTER_LIKE] = { "filter-like", "=", N_("like this"),
                             N_("A filter by the cause and the parties of this call."),
                             GROUP_CALLS },
    [ACTION_CLEAR_FILTER] = { "clear-filter", "F", N_("no filter"),
                              N_("Show all calls again, those that were hidden too."),
                              GROUP_CALLS },
    [ACTION_MARK] = { "mark", "Space", N_("mark"), N_("Mark or unmark what is selected."),
                      GROUP_CALLS | GROUP_CALL },
    [ACTION_MARK_ALL] = { "mark-all", "*", N_("mark all"), N_("Mark all calls shown, or none."),
                          GROUP_CALLS },
    [ACTION_SORT] = { "sort", ">", N_("sort"), N_("Sort by the next column."), GROUP_CALLS },
    [ACTION_SORT_PREVIOUS] = { "sort-previous", "<", N_("sort back"),
                               N_("Sort by the column before."), GROUP_CALLS },
    [ACTION_SORT_REVERSE] = { "sort-reverse", "z", N_("reverse"), N_("Turn the order round."),
                              GROUP_CALLS },
    [ACTION_COLUMNS] = { "columns", "t F10", N_("columns"),
                         N_("Choose, order and size the columns."), GROUP_CALLS },
    [ACTION_SORT_MENU] = { "sort-menu", "S", N_("sort menu"),
                           N_("Choose what the calls are sorted by, up or down."), GROUP_CALLS },
    [ACTION_GOTO] = { "goto", ":", N_("go to"),
                      N_("To a call or message by number, a packet (f120) or a time."),
                      GROUP_CALLS | GROUP_CALL },
    [ACTION_WHY_NOT] = { "why-not", "W", N_("why not"),
                         N_("Why a cause that you name is not the one of this call."),
                         GROUP_CALLS | GROUP_CALL },
    [ACTION_GROUP] = { "group", "b", N_("group"),
                       N_("Group by cause, peer, trunk, status or method; Enter folds."),
                       GROUP_CALLS },
    [ACTION_HIDE_OTHERS] = { "hide-others", "H", N_("hide others"),
                             N_("Hide or show what is no call: OPTIONS, REGISTER, SUBSCRIBE, …"),
                             GROUP_CALLS },
    [ACTION_FOLLOW] = { "follow", "A", N_("follow"), N_("Keep the newest call in sight."),
                        GROUP_CALLS },
    [ACTION_PAUSE] = { "pause", "p", N_("pause"),
                       N_("Hold the picture still; packets are taken in all the same."),
                       GROUP_CALLS | GROUP_CALL },
    [ACTION_OPEN_FILE] = { "open-file", "O", N_("open"), N_("Open a capture file."),
                           GROUP_CALLS | GROUP_GUIDE },
    [ACTION_CLEAR_CALLS] = { "clear-calls", "F5", N_("clear"),
                             N_("Hide all calls seen so far; F shows them again."), GROUP_CALLS },

    [ACTION_RAW] = { "raw", "r F6", N_("raw"), N_("The message in full, as on the wire."),
                     GROUP_CALLS | GROUP_CALL },
    [ACTION_STRUCTURED] = { "structured", "v", N_("explained"),
                            N_("Each header with what it means; the SDP line by line."),
                            GROUP_CALL },
    [ACTION_COMPARE] = { "compare", "c", N_("compare"),
                         N_("Compare with the marked message, side by side."), GROUP_CALL },
    [ACTION_FOLD_REPEATS] = { "fold-repeats", "R", N_("repeats"),
                              N_("Fold or unfold retransmissions."), GROUP_CALL },
    [ACTION_TIME_MODE] = { "time-mode", "T", N_("times"),
                           N_("Times: of day, since the start, since the message before."),
                           GROUP_CALLS | GROUP_CALL },
    [ACTION_SPLIT_PORTS] = { "split-ports", "P", N_("ports"),
                             N_("One column for each address, or for each port."), GROUP_CALL },
    [ACTION_MEDIA] = { "media", "a", N_("media"), N_("Show or hide media in the ladder."),
                       GROUP_CALL },
    [ACTION_JOIN_LEGS] = { "join-legs", "x F4", N_("legs"),
                           N_("Show the other legs of the call in the same ladder."), GROUP_CALL },
    [ACTION_SDP_ONLY] = { "sdp-only", "D", N_("SDP"), N_("Only messages that carry an SDP."),
                          GROUP_CALL },
    [ACTION_WIDER] = { "wider", "+ 0", N_("wider"), N_("Make the left pane wider."), GROUP_CALL },
    [ACTION_NARROWER] = { "narrower", "- 9", N_("narrower"), N_("Make the left pane narrower."),
                          GROUP_CALL },

    [ACTION_ANSWER_1] = { "answer-1", "1", N_("answer"), N_("The first answer."), GROUP_GUIDE },
    [ACTION_ANSWER_2] = { "answer-2", "2", N_("answer"), N_("The second answer."), GROUP_GUIDE },
    [ACTION_ANSWER_3] = { "answer-3", "3", N_("answer"), N_("The third answer."), GROUP_GUIDE },
    [ACTION_ANSWER_4] = { "answer-4", "4", N_("answer"), N_("The fourth answer."), GROUP_GUIDE },
    [ACTION_ANSWER_5] = { "answer-5", "5", N_("answer"), N_("The fifth answer."), GROUP_GUIDE },
    [ACTION_ANSWER_6] = { "answer-6", "6", N_("answer"), N_("The sixth answer."), GROUP_GUIDE },
    [ACTION_ANSWER_7] = { "answer-7", "7", N_("answer"), N_("The seventh answer."), GROUP_GUIDE },
    [ACTION_ANSWER_8] = { "answer-8", "8", N_("answer"), N_("The eighth answer."), GROUP_GUIDE },
    [ACTION_ANSWER_9] = { "answer-9", "9", N_("answer"), N_("The ninth answer."), GROUP_GUIDE },
    [ACTION_SHOW_EVIDENCE] = { "show-evidence", "m", N_("message"),
                               N_("Show the message that the answer comes from."), GROUP_GUIDE },
    [ACTION_CHECK_NOW] = { "check-now", "c", N_("check"),
                           N_("The command that decides the question, to run or to copy."),
                           GROUP_GUIDE },
    [ACTION_RESTART] = { "restart", "r", N_("restart"), N_("Begin the walk again."), GROUP_GUIDE },
    [ACTION_TAKE_BACK] = { "take-back", "Left h", N_("take back"),
                           N_("Take the last answer back; without one, to the list of symptoms."),
                           GROUP_GUIDE },
    [ACTION_PROVIDER] = { "provider", "p", N_("provider"),
                          N_("Whose trunk it is, where the capture does not tell."), GROUP_GUIDE },
};

const struct action_info *action_info(enum action action)
{
    return &actions[(unsigned)action < ACTION_COUNT ? action : ACTION_NONE];
}

enum action action_by_name(struct slice name)
{
    for (size_t i = 1; i < ACTION_COUNT; i++)
        if (slice_eq(name, slice_of(actions[i].name)))
            return (enum action)i;
    return ACTION_NONE;
}
