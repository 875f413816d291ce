package dev.ringfence.linux;

import java.util.List;

/** Error numbers by name, from asm-generic/errno.h (the same on every architecture we name). */
public final class Errno {
  private static final List<String> NAMES =
      List.of(
          """
          - EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM \
          EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE \
          EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK \
          ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT \
          EL3RST ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - \
          EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT \
          ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC \
          ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK \
          EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT \
          EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN \
          ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN \
          ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS \
          ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE \
          ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE \
          ERFKILL EHWPOISON\
          """
              .split(" ", -1));

  /** The highest number that the kernel returns as an error: MAX_ERRNO of linux/err.h. */
  public static final int HIGHEST = 4095;

  private Errno() {}

  /** Such as {@code ENOENT} for 2; {@code errno 999} for a number without a name. */
  public static String name(int number) {
    return number > 0 && number < NAMES.size() && NAMES.get(number).length() > 1
        ? NAMES.get(number)
        : "errno " + number;
  }

  /** Whether this is the name of an error, other names of the same error included. */
  public static boolean isName(String name) {
    return switch (name) {
      case "EWOULDBLOCK", "EDEADLOCK", "ENOTSUP" -> true;
      default -> name.length() > 1 && NAMES.contains(name);
    };
  }

  /** Every name, by number. */
  public static List<String> names() {
    return NAMES.stream().filter(name -> name.length() > 1).toList();
  }
}
