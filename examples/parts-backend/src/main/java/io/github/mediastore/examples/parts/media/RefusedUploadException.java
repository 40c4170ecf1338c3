package io.github.mediastore.examples.parts.media;

import io.github.mediastore.MediaException;
import java.util.Objects;
import org.springframework.web.multipart.MultipartFile;

/** Says which of the uploaded files could not be taken. */
public final class RefusedUploadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String fileName;
  private final MediaException reason;

  /**
   * Names the file.
   *
   * @param file the file
   * @param reason what is wrong with it
   */
  public RefusedUploadException(MultipartFile file, MediaException reason) {
    super(reason.getMessage(), reason);
    this.fileName = nameOf(file);
    this.reason = reason;
  }

  /** Returns the name that the user's machine gave the file; empty if it gave none. */
  public static String nameOf(MultipartFile file) {
    return Objects.requireNonNullElse(file.getOriginalFilename(), "");
  }

  /** Returns that of the file. */
  public String fileName() {
    return fileName;
  }

  /** Returns what is wrong with it. */
  public MediaException reason() {
    return reason;
  }
}
