package io.github.mediastore.objects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one page of the objects of a folder, in the order of their keys. */
final class FolderPage {

  private final ObjectFolder folder;
  private final String prefix;
  private final String after;
  private final int limit;
  private final List<StoredObject> page = new ArrayList<>();

  FolderPage(ObjectFolder folder, String prefix, String after, int limit) {
    this.folder = folder;
    this.prefix = prefix;
    this.after = after;
    this.limit = limit;
  }

  List<StoredObject> read() throws IOException {
    readFolder("");
    return List.copyOf(page);
  }

  /** Reads a folder whose key is empty or ends with a slash, with all below it. */
  private void readFolder(String folderKey) throws IOException {
    for (String key : sortedChildren(folderKey)) {
      if (page.size() == limit) {
        return;
      }
      if (key.endsWith("/")) {
        if (mayHoldMore(key)) {
          readFolder(key);
        }
      } else if (key.startsWith(prefix) && key.compareTo(after) > 0 && ObjectKeys.isKey(key)) {
        folder.find(key).ifPresent(page::add);
      }
    }
  }

  /**
   * Returns files, and folders with a slash, which stands in their keys too and so in the order.
   */
  private List<String> sortedChildren(String folderKey) throws IOException {
    return folder.children(folderKey).stream()
        .map(file -> folderKey + file.getFileName() + (folder.isFolder(file) ? "/" : ""))
        .sorted()
        .toList();
  }

  private boolean mayHoldMore(String folderKey) {
    return (folderKey.startsWith(prefix) || prefix.startsWith(folderKey))
        && (folderKey.compareTo(after) > 0 || after.startsWith(folderKey))
        && ObjectKeys.isKey(folderKey + "a");
  }
}
