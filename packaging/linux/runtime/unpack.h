/* Unpacking of a SquashFS image into a folder, and what goes with it when it fails. */
#ifndef UNPACK_H
#define UNPACK_H

#include <sys/types.h>

/* Says what is wrong in a sentence, removes a folder that was being unpacked, and ends the program. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Makes the folder `name` in `parent` of the image that begins at `offset` of a file and goes to its end: folders,
   files and links with their modes. An image with another CRC-32 than `sum` is refused, so is a name that would lead out
   of its folder, and anything that is none of the three. */
void unpack(int file, off_t offset, unsigned long sum, int parent, const char *name);

/* Removes a folder with all that is in it, as far as that goes. No link is followed. */
void remove_tree(int parent, const char *name);

#endif
