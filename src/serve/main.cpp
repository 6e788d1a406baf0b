#include <cstddef>
#include <span>

#include "serve/run.h"

int main(int argc, char** argv) {
    return bifolium::serve::run({argv, static_cast<std::size_t>(argc)});
}
