package io.github.mediastore.s3;

import java.io.IOException;

/**
 * The object store answered, and refused. The message says what was asked and why it was not done.
 */
public final class S3Exception extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  S3Exception(String message, int status, String code) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Returns the status of the answer, such as 403. */
  public int status() {
    return status;
  }

  /** Returns the error's code, such as {@code AccessDenied}; empty if the answer had none. */
  public String code() {
    return code;
  }
}
