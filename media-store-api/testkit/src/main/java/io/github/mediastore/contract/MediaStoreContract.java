package io.github.mediastore.contract;

/**
 * What every {@link io.github.mediastore.MediaStore} must do. Extend it and give it a store; add
 * {@link ConcurrencyContract} if the store is safe for several threads, and {@link
 * SlotNameContract} if it takes slots it was never told of.
 */
public abstract class MediaStoreContract
    implements StoringContract,
        AddAllContract,
        ContentContract,
        ReadingContract,
        SlotAndIdContract,
        OrderingContract,
        RenditionContract,
        DescriptionContract,
        AddRenditionsContract,
        MovingContract,
        PagingContract {}
