#include <cstddef>
#include <span>

#include "app/run.h"

int main(int argc, char** argv) {
    return bifolium::app::run({argv, static_cast<std::size_t>(argc)});
}
