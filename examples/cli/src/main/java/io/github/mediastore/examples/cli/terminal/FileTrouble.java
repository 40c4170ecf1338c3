package io.github.mediastore.examples.cli.terminal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Says why a file cannot be used, in the words of the operating system and not in those of Java,
 * whose exceptions often say no more than the name of the file.
 */
public final class FileTrouble {

  private FileTrouble() {}

  /** Returns the reason, which follows a colon; the name of the file is not in it. */
  public static String reason(IOException failure) {
    if (failure instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    if (failure instanceof FileSystemException withFile) {
      return known(withFile);
    }
    return failure instanceof FileNotFoundException ? "no such file" : said(failure);
  }

  /** Returns the reason for what was thrown where no checked exception can be. */
  public static String reason(UncheckedIOException failure) {
    IOException cause = failure.getCause();
    return cause == null ? said(failure) : reason(cause);
  }

  /** Returns a message; Java's own is the name of the exception beneath, and this is not. */
  public static String told(UncheckedIOException failure) {
    IOException cause = failure.getCause();
    String message = String.valueOf(failure.getMessage());
    if (cause == null || !message.equals(cause.toString())) {
      return message;
    }
    String file = cause instanceof FileSystemException named ? named.getFile() : null;
    return (file == null ? "" : "'" + file + "': ") + reason(cause);
  }

  private static String known(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "there is a file of this name";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    if (failure instanceof FileSystemLoopException) {
      return "its links go round in a circle";
    }
    String reason = failure.getReason();
    return reason == null ? said(failure) : reason;
  }

  private static String said(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? "it cannot be used" : message;
  }
}
