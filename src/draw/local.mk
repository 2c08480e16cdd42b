src_libsipwhy_a_SOURCES += \
	src/draw/canvas.c \
	src/draw/canvas.h \
	src/draw/carriage.c \
	src/draw/evidence.c \
	src/draw/evidence.h \
	src/draw/explain.c \
	src/draw/explain.h \
	src/draw/finding.c \
	src/draw/finding.h \
	src/draw/glyph.c \
	src/draw/ladder.c \
	src/draw/ladder.h \
	src/draw/ladder_draw.c \
	src/draw/ladder_private.h \
	src/draw/message.c \
	src/draw/message.h \
	src/draw/outlook.c \
	src/draw/outlook.h \
	src/draw/printable.c \
	src/draw/printable.h \
	src/draw/width_table.h \
	src/draw/words.c \
	src/draw/words.h
