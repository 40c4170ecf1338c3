# The blocks of examples/cli/README.md. ReadmeIT runs this where uploads, photo.jpg and logo.png are.

# Import a folder
export MEDIA_STORE_URL=jdbc:postgresql://localhost/shop MEDIA_STORE_USER=shop
media-store schema --create
media-store doctor
media-store import uploads --files 'users/{ownerId}/profile.*=users/profile' --dry-run
media-store import uploads --files 'users/{ownerId}/profile.*=users/profile' --report import.csv
media-store status
media-store verify --ledger
media-store delete-confirmed uploads --trash uploads-imported

# Export everything
media-store export backup
media-store import --manifest backup --url jdbc:postgresql://localhost/other

# New sizes for stored pictures
media-store renditions parts/images --rendition card=cover:640x360 --dry-run
media-store renditions parts/images --rendition card=cover:640x360

# Orphans
media-store doctor --owners users=public.users.id --owners parts=parts.part_number

# compress
media-store compress photo.jpg logo.png --out small
media-store compress *.jpg -o small --max-dimension 2048 --qualities 90,80
media-store compress *.jpg -o cards --fit cover:640x360 --focus attention
find . -name '*.png' | media-store compress --files-from - -o small --json
