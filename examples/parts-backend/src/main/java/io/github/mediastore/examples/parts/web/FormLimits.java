package io.github.mediastore.examples.parts.web;

import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.web.multipart.MultipartException;

/** Says which limit of the server a form went beyond. */
final class FormLimits {

  private FormLimits() {}

  /** Returns words fit for users. */
  static String words(MultipartException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileCountLimitExceededException count) {
        return "A form may have at most %d files and fields.".formatted(count.getLimit());
      }
      if (cause instanceof SizeException size) {
        // Only what stands before the bytes of a file is held to so little.
        return size.getPermittedSize() < 1 << 20
            ? "The name of a file is too long."
            : "A form may have at most %d MiB.".formatted(size.getPermittedSize() >> 20);
      }
    }
    return "The form cannot be read. Please try again.";
  }
}
