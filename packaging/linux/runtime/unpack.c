/* See unpack.h. The image is read by squashfuse, without FUSE. */
#define _GNU_SOURCE

#include "unpack.h"

#include <dirent.h>
#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <squashfuse/squashfuse.h>

enum { DEEPEST = 64, MODES = 0777 };

static char block[SQUASHFS_FILE_MAX_SIZE];
static const char DAMAGED[] = "this file is damaged. Get it again.";

static struct {
  int parent;
  const char *name;
} unfinished;

void fail(const char *format, ...) {
  va_list words;
  va_start(words, format);
  fputs("Live Copilot: ", stderr);
  vfprintf(stderr, format, words);
  fputc('\n', stderr);
  va_end(words);
  if (unfinished.name)
    remove_tree(unfinished.parent, unfinished.name);
  exit(EXIT_FAILURE);
}

static _Noreturn void fail_to_write(const char *name) {
  if (errno == ENOSPC || errno == EDQUOT)
    fail("the disk is full; its parts could not be unpacked. Make room.");
  fail("%s could not be unpacked: %s.", name, strerror(errno));
}

static sqfs_err unzstd(void *in, size_t in_size, void *out, size_t *out_size) {
  size_t written = ZSTD_decompress(out, *out_size, in, in_size);
  if (ZSTD_isError(written))
    return SQFS_ERR;
  *out_size = written;
  return SQFS_OK;
}

/* Takes the place of squashfuse's own, so that Zstandard is the only compression that is linked. One of the others that
   it knows, LZO, is under the GPL. */
sqfs_decompressor sqfs_decompressor_get(sqfs_compression_type type) {
  return type == ZSTD_COMPRESSION ? unzstd : NULL;
}

static void write_all(int target, const char *bytes, size_t left, const char *name) {
  while (left > 0) {
    ssize_t written = write(target, bytes, left);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      fail_to_write(name);
    bytes += written;
    left -= (size_t)written;
  }
}

static void unpack_file(sqfs *image, sqfs_inode *inode, int parent, const char *name) {
  int target = openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (target < 0)
    fail_to_write(name);
  uint64_t size = inode->xtra.reg.file_size;
  for (uint64_t done = 0; done < size;) {
    sqfs_off_t count = sizeof block;
    if (sqfs_read_range(image, inode, (sqfs_off_t)done, &count, block) != SQFS_OK || count <= 0)
      fail(DAMAGED);
    write_all(target, block, (size_t)count, name);
    done += (uint64_t)count;
  }
  if (fchmod(target, inode->base.mode & MODES) != 0 || close(target) != 0)
    fail_to_write(name);
}

static void unpack_link(sqfs *image, sqfs_inode *inode, int parent, const char *name) {
  char aim[PATH_MAX];
  size_t size = sizeof aim;
  if (inode->xtra.symlink_size >= size || sqfs_readlink(image, inode, aim, &size) != SQFS_OK)
    fail(DAMAGED);
  if (symlinkat(aim, parent, name) != 0)
    fail_to_write(name);
}

/* Ends a name where the image says, and tells whether it would lead out of its folder. */
static bool leads_out(char *name, size_t size) {
  if (size == 0 || size > SQUASHFS_NAME_LEN || memchr(name, '\0', size) || memchr(name, '/', size))
    return true;
  name[size] = '\0';
  return !strcmp(name, ".") || !strcmp(name, "..");
}

static void unpack_folder(sqfs *image, sqfs_inode *folder, int parent, const char *name, int depth) {
  if (depth > DEEPEST)
    fail(DAMAGED);
  int target = -1;
  if (mkdirat(parent, name, 0700) != 0 ||
      (target = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) < 0)
    fail_to_write(name);
  sqfs_dir list;
  sqfs_name inside;
  sqfs_dir_entry entry;
  sqfs_inode inode;
  sqfs_err error = sqfs_dir_open(image, folder, &list, 0);
  if (error != SQFS_OK)
    fail(DAMAGED);
  sqfs_dentry_init(&entry, inside);
  while (sqfs_dir_next(image, &list, &entry, &error)) {
    if (leads_out(inside, sqfs_dentry_name_size(&entry)) ||
        sqfs_inode_get(image, &inode, sqfs_dentry_inode(&entry)) != SQFS_OK)
      fail(DAMAGED);
    if (S_ISDIR(inode.base.mode))
      unpack_folder(image, &inode, target, inside, depth + 1);
    else if (S_ISREG(inode.base.mode))
      unpack_file(image, &inode, target, inside);
    else if (S_ISLNK(inode.base.mode))
      unpack_link(image, &inode, target, inside);
    else
      fail(DAMAGED);
  }
  if (error != SQFS_OK)
    fail(DAMAGED);
  if (fchmod(target, folder->base.mode & MODES) != 0)
    fail_to_write(name);
  close(target);
}

/* Ends the program if the image is not whole, or not as it was made: SquashFS has no sum of its own. */
static void check(int file, off_t offset, unsigned long sum) {
  struct squashfs_super_block head;
  struct stat told;
  if (fstat(file, &told) != 0 || pread(file, &head, sizeof head, offset) != (ssize_t)sizeof head)
    fail("this file ends before its contents begin. Get it again.");
  uint64_t here = (uint64_t)(told.st_size - offset), whole = le64toh(head.bytes_used);
  if (le32toh(head.s_magic) == SQUASHFS_MAGIC && here < whole)
    fail("this file is not whole: %ju of %ju bytes are here. Get it again.", (uintmax_t)here, (uintmax_t)whole);
  unsigned long found = crc32(0, NULL, 0);
  ssize_t count;
  while ((count = pread(file, block, sizeof block, offset)) > 0) {
    found = crc32(found, (const Bytef *)block, (uInt)count);
    offset += count;
  }
  if (count < 0 || found != sum)
    fail(DAMAGED);
}

void unpack(int file, off_t offset, unsigned long sum, int parent, const char *name) {
  sqfs image;
  sqfs_inode root;
  check(file, offset, sum);
  sqfs_err error = sqfs_init(&image, file, (size_t)offset);
  if (error == SQFS_BADVERSION || error == SQFS_BADCOMP)
    fail("its contents are packed in a way that it does not read; Zstandard is what it reads.");
  if (error != SQFS_OK || sqfs_inode_get(&image, &root, sqfs_inode_root(&image)) != SQFS_OK)
    fail(DAMAGED);
  if (faccessat(parent, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
    fail("%s is already here.", name);
  unfinished.parent = parent;
  unfinished.name = name;
  unpack_folder(&image, &root, parent, name, 0);
  unfinished.name = NULL;
  sqfs_destroy(&image);
}

void remove_tree(int parent, const char *name) {
  int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  DIR *list = folder < 0 ? NULL : fdopendir(folder);
  if (list) {
    fchmod(folder, 0700);
    for (struct dirent *entry; (entry = readdir(list));)
      if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..") && unlinkat(folder, entry->d_name, 0) != 0)
        remove_tree(folder, entry->d_name);
    closedir(list);
  } else if (folder >= 0) {
    close(folder);
  }
  unlinkat(parent, name, AT_REMOVEDIR);
}
