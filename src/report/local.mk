src_libsipwhy_a_SOURCES += \
	src/report/columns.c \
	src/report/columns.h \
	src/report/csv.c \
	src/report/faults.c \
	src/report/faults.h \
	src/report/fields.c \
	src/report/fields.h \
	src/report/formats.c \
	src/report/html.c \
	src/report/json.c \
	src/report/json.h \
	src/report/markup.c \
	src/report/packet_select.c \
	src/report/packet_select.h \
	src/report/render.c \
	src/report/render.h \
	src/report/report.c \
	src/report/report.h \
	src/report/save.c \
	src/report/save.h \
	src/report/svg.c \
	src/report/svg.h \
	src/report/text.c \
	src/report/text_parts.c \
	src/report/text_parts.h
