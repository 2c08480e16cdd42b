/* image.h - structs as bytes: written as the program is built, and back at its start without being
 * parsed.
 *
 * An image is what the structs are in memory, with offsets in place of pointers, and a list of
 * where those stand. Tables (struct image_layout) tell what a struct is made of; what they leave
 * out is zero in the image. It is of the machine that wrote it (order of bytes, sizes), and whoever
 * reads it knows by the stamp whether it is of the same program and the same sources. */
#ifndef SIPWHY_BASE_IMAGE_H
#define SIPWHY_BASE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

enum image_kind {
    IMAGE_BYTES,   /* `size` bytes as they are: numbers, truths, enums, addresses */
    IMAGE_TEXT,    /* char *; NULL stays so */
    IMAGE_TEXTS,   /* char **, and how many there are at `count` */
    IMAGE_SLICE,   /* struct slice; one that lies in the struct's IMAGE_SOURCE does so again */
    IMAGE_SOURCE,  /* struct slice; before those that lie in it */
    IMAGE_POINTER, /* to one struct `of`, or NULL */
    IMAGE_LIST,    /* to so many of them as stand at `count` */
    IMAGE_INSIDE,  /* a struct `of` in this one */
    IMAGE_VARIANT, /* what variant() says of the struct; its offsets are this struct's */
    IMAGE_HOLE     /* a pointer to what has to be made anew when the image is read */
};

struct image_layout;
struct image_member {
    enum image_kind kind;
    size_t offset, size;
    size_t count; /* offset of a size_t */
    const struct image_layout *of;
    const struct image_layout *(*variant)(const void *object);
};
struct image_layout {
    size_t size;
    const struct image_member *members;
    size_t n;
};
#define IMAGE_LAYOUT(type, table)                                                                  \
    {                                                                                              \
        .size = sizeof(type), .members = (table), .n = ARRAY_SIZE(table)                           \
    }
#define IMAGE_MEMBER(type, member)                                                                 \
    .offset = offsetof(type, member), .size = sizeof(((type *)0)->member)

/* The root and all that it leads to, which makes no ring. false and errno. */
bool image_write(const char *path, uint64_t stamp, const struct image_layout *, const void *root);

struct image;
/* NULL: there is no image at the path, or none of that stamp, or it is damaged. */
struct image *image_read(const char *path, uint64_t stamp);
void *image_root(struct image *);
size_t image_holes(const struct image *);
void *image_hole(struct image *, size_t i); /* its address, for a pointer to be put there */
void image_free(struct image *);            /* NULL is allowed */

#endif
