src_libsipwhy_a_SOURCES += \
	src/expr/absence.c \
	src/expr/check.c \
	src/expr/condition.c \
	src/expr/eval.c \
	src/expr/expr.h \
	src/expr/expr_private.h \
	src/expr/layout.c \
	src/expr/layout.h \
	src/expr/parse.c \
	src/expr/parts.c \
	src/expr/template.c \
	src/expr/token.c \
	src/expr/token.h
