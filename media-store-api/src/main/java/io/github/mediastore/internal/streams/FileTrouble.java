package io.github.mediastore.internal.streams;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says why a file cannot be used in the words of people, for messages that end with the reason. */
public final class FileTrouble {

  private FileTrouble() {}

  /** Returns the file, if it is known, and the reason. */
  public static String fileAndReason(IOException failure) {
    return failure instanceof FileSystemException named && named.getFile() != null
        ? named.getFile() + ": " + reason(failure)
        : reason(failure);
  }

  /** Returns the reason, without names of Java's classes and of the file. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (failure instanceof CharacterCodingException) {
      return "its name or text is not in the expected encoding";
    }
    String said =
        failure instanceof FileSystemException withFile && withFile.getReason() != null
            ? withFile.getReason()
            : failure.getMessage();
    return said == null || said.isBlank() ? "it cannot be used" : said;
  }
}
