src_libsipwhy_a_SOURCES += \
	src/cmd/choices.c \
	src/cmd/choices.h \
	src/cmd/chosen.c \
	src/cmd/chosen.h \
	src/cmd/commands.c \
	src/cmd/explain.c \
	src/cmd/export.c \
	src/cmd/export.h \
	src/cmd/guide.c \
	src/cmd/guide_lines.c \
	src/cmd/guide_lines.h \
	src/cmd/lint.c \
	src/cmd/lint.h \
	src/cmd/mkdoc.h \
	src/cmd/mkdoc_data.c \
	src/cmd/option_table.c \
	src/cmd/options.c \
	src/cmd/options.h \
	src/cmd/output.c \
	src/cmd/output.h \
	src/cmd/report.c \
	src/cmd/request.c \
	src/cmd/request.h \
	src/cmd/screen.c \
	src/cmd/shorthand.c \
	src/cmd/shorthand.h \
	src/cmd/usage.c
