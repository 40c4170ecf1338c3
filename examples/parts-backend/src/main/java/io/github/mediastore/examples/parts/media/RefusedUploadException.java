package io.github.mediastore.examples.parts.media;

import io.github.mediastore.MediaException;
import java.util.Objects;
import org.springframework.web.multipart.MultipartFile;

/** Says which of the uploaded files could not be taken. */
public final class RefusedUploadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String fileName;
  private final MediaException reason;
  private final String words;

  /**
   * Names the file.
   *
   * @param fileName its name
   * @param reason what is wrong with it
   * @param words the same for the user
   */
  public RefusedUploadException(String fileName, MediaException reason, String words) {
    super(reason.getMessage(), reason);
    this.fileName = fileName;
    this.reason = reason;
    this.words = words;
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

  /** Returns what the user may read of that. */
  public String words() {
    return words;
  }
}
