src_libsipwhy_a_SOURCES += \
	src/screen/action.c \
	src/screen/action.h \
	src/screen/app.c \
	src/screen/app.h \
	src/screen/calllist.c \
	src/screen/calllist.h \
	src/screen/calls.c \
	src/screen/calls_draw.c \
	src/screen/calls_view.h \
	src/screen/columns.c \
	src/screen/columns.h \
	src/screen/keymap.c \
	src/screen/loop.c \
	src/screen/loop.h \
	src/screen/prompt.c \
	src/screen/prompt.h \
	src/screen/screen.h \
	src/screen/script.c \
	src/screen/script.h \
	src/screen/settings.h \
	src/screen/terminal.c \
	src/screen/terminal.h \
	src/screen/theme.c \
	src/screen/theme.h
