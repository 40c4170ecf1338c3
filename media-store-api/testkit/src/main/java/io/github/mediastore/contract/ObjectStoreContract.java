package io.github.mediastore.contract;

/**
 * What every {@link io.github.mediastore.objects.ObjectStore} must do. Extend it and give it an
 * object store.
 */
public abstract class ObjectStoreContract
    implements ObjectWritingContract,
        ObjectReadingContract,
        ObjectKeyContract,
        ObjectListingContract,
        ObjectRaceContract {}
