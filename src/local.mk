src_libsipwhy_a_SOURCES += \
	src/capture.c \
	src/capture.h \
	src/chosen.c \
	src/chosen.h \
	src/cmd_explain.c \
	src/cmd_guide.c \
	src/cmd_lint.c \
	src/cmd_report.c \
	src/guide_lines.c \
	src/guide_lines.h \
	src/lint.c \
	src/lint.h \
	src/cmd_screen.c \
	src/session_limits.c \
	src/session_limits.h \
	src/options.c \
	src/options.h \
	src/output.c \
	src/output.h \
	src/session.c \
	src/session.h \
	src/usage.c
