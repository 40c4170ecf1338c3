package io.github.mediastore.objects;

/**
 * The objects belong to another installation: the database is a copy of the one that they belong
 * to, or may be. It is the cause of a {@link io.github.mediastore.MediaStorageException} which says
 * what was refused. Nothing was written or deleted.
 */
public final class ForeignObjectsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param message why they are not, or may not be, those of this database
   */
  public ForeignObjectsException(String message) {
    super(message);
  }
}
