src_libsipwhy_a_SOURCES += \
	src/diagnose/expr.h \
	src/diagnose/expr_check.c \
	src/diagnose/expr_eval.c \
	src/diagnose/expr_parse.c \
	src/diagnose/expr_parts.c \
	src/diagnose/expr_token.c \
	src/diagnose/expr_token.h \
	src/diagnose/expr_tree.h \
	src/diagnose/finding.c \
	src/diagnose/finding.h \
	src/diagnose/gate.c \
	src/diagnose/gate.h \
	src/diagnose/inquiry.c \
	src/diagnose/inquiry.h \
	src/diagnose/rule.c \
	src/diagnose/rule.h \
	src/diagnose/symptom.c \
	src/diagnose/symptom.h \
	src/diagnose/template.c
