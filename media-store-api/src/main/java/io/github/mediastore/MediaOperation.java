package io.github.mediastore;

/** What a {@link MediaListener} hears of. New operations may be added. */
public enum MediaOperation {
  /** An upload was given to a compressor. */
  COMPRESS,
  /** {@link MediaStore#put}. */
  PUT,
  /** {@link MediaStore#add}, or {@link MediaStore#addAll} once for all of its contents. */
  ADD,
  /** {@link MediaStore#replace(MediaSlot, MediaId, MediaContent)}. */
  REPLACE,
  /** {@link MediaStore#addRenditions(MediaSlot, MediaId, java.util.Map)}. */
  ADD_RENDITIONS,
  /** {@link MediaStore#describe(MediaSlot, MediaId, java.util.Map)}. */
  DESCRIBE,
  /** {@link MediaStore#reorder}. */
  REORDER,
  /** {@link MediaStore#move(MediaSlot, MediaId, MediaSlot, int)} and its other forms. */
  MOVE,
  /** {@link MediaStore#copy(MediaSlot, MediaId, MediaSlot, int)} and its other forms. */
  COPY,
  /** {@link MediaStore#info(MediaSlot, MediaId)} and its other forms. */
  INFO,
  /** {@link MediaStore#find(MediaSlot, MediaId)} and its other forms. */
  FIND,
  /** {@link MediaStore#list(java.util.Collection)}. */
  LIST,
  /** {@link MediaStore#count}. */
  COUNT,
  /** {@link MediaStore#indexOf}. */
  INDEX_OF,
  /** The bytes of a medium that was found were read, from opening to closing. */
  READ,
  /** {@link MediaStore#remove(MediaSlot, MediaId)}. */
  REMOVE,
  /** {@link MediaStore#clear}. */
  CLEAR,
  /** {@link MediaStore#clearOwner}. */
  CLEAR_OWNER,
  /** {@link MediaStore#slotsOf}. */
  SLOTS_OF,
  /** {@link MediaStore#page}. */
  PAGE,
  /** {@link MediaStore#removeOlderThan}. */
  REMOVE_OLDER_THAN
}
