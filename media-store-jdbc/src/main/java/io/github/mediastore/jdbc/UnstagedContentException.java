package io.github.mediastore.jdbc;

/**
 * Content was to become an object within a transaction of the host's, where its key could not be
 * noted and the host's locks would be held for as long as the upload takes. Nothing was stored.
 */
public final class UnstagedContentException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  UnstagedContentException() {
    super(
        "Content that becomes an object is sent before the transaction begins: call stage(content)"
            + " first, outside, and store what it returns");
  }
}
