src_libsipwhy_a_SOURCES += \
	src/draw/canvas.c \
	src/draw/canvas.h \
	src/draw/glyph.c \
	src/draw/printable.c \
	src/draw/printable.h \
	src/draw/width_table.h
