select n from {{ source('files', 'lines') }}
